/** Search of appeals by words, within the viewer's scope; and probable repeats of one (APPEAL-8). */
@NullMarked
package org.qiaoliang.appeals.internal.search;

import org.jspecify.annotations.NullMarked;
