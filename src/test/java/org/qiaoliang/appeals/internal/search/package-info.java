@NullMarked
package org.qiaoliang.appeals.internal.search;

import org.jspecify.annotations.NullMarked;
