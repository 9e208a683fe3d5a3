/** The portal's pages of appeals: the way to file one, following it, one's own. */
@NullMarked
package org.qiaoliang.appeals.internal.portal;

import org.jspecify.annotations.NullMarked;
