@NullMarked
package org.qiaoliang.appeals.internal.desk;

import org.jspecify.annotations.NullMarked;
