@NullMarked
package org.qiaoliang.portal;

import org.jspecify.annotations.NullMarked;
