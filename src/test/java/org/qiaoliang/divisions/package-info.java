@NullMarked
package org.qiaoliang.divisions;

import org.jspecify.annotations.NullMarked;
