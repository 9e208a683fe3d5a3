@NullMarked
package org.qiaoliang.appeals.internal.export;

import org.jspecify.annotations.NullMarked;
