@NullMarked
package org.qiaoliang.appeals.internal.intake;

import org.jspecify.annotations.NullMarked;
