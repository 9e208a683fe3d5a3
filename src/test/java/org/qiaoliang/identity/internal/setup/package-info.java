@NullMarked
package org.qiaoliang.identity.internal.setup;

import org.jspecify.annotations.NullMarked;
