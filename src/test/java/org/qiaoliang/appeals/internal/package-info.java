@NullMarked
package org.qiaoliang.appeals.internal;

import org.jspecify.annotations.NullMarked;
