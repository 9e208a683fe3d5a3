@NullMarked
package org.qiaoliang.appeals.internal.deadlines;

import org.jspecify.annotations.NullMarked;
