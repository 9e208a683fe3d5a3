@NullMarked
package org.qiaoliang.appeals.internal.handling;

import org.jspecify.annotations.NullMarked;
