@NullMarked
package org.qiaoliang.appeals.internal.portal;

import org.jspecify.annotations.NullMarked;
