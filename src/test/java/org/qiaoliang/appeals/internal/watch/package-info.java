@NullMarked
package org.qiaoliang.appeals.internal.watch;

import org.jspecify.annotations.NullMarked;
