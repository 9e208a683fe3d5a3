@NullMarked
package org.qiaoliang.web.internal.once;

import org.jspecify.annotations.NullMarked;
