@NullMarked
package org.qiaoliang.appeals.internal.reading;

import org.jspecify.annotations.NullMarked;
