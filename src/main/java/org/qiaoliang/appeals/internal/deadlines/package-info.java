/** When something is owed (APPEAL-2): terms, policies, and the clocks of one appeal. Pure; no Spring, no tables. */
@NullMarked
package org.qiaoliang.appeals.internal.deadlines;

import org.jspecify.annotations.NullMarked;
