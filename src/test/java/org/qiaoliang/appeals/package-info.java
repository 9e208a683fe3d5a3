@NullMarked
package org.qiaoliang.appeals;

import org.jspecify.annotations.NullMarked;
