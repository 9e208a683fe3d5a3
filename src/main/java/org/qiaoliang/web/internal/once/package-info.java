/** Keys of writes that may be sent again, and how often something may be tried. */
@NullMarked
package org.qiaoliang.web.internal.once;

import org.jspecify.annotations.NullMarked;
