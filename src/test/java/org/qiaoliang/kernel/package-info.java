@NullMarked
package org.qiaoliang.kernel;

import org.jspecify.annotations.NullMarked;
