@NullMarked
package org.qiaoliang.access;

import org.jspecify.annotations.NullMarked;
