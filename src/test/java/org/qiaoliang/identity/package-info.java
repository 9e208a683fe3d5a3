@NullMarked
package org.qiaoliang.identity;

import org.jspecify.annotations.NullMarked;
