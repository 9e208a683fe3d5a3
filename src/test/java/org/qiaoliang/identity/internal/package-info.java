@NullMarked
package org.qiaoliang.identity.internal;

import org.jspecify.annotations.NullMarked;
