/** Categories, hotlines and deadline policies as data. */
@NullMarked
package org.qiaoliang.appeals.internal.category;

import org.jspecify.annotations.NullMarked;
