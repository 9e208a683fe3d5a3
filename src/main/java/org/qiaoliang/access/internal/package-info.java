@NullMarked
package org.qiaoliang.access.internal;

import org.jspecify.annotations.NullMarked;
