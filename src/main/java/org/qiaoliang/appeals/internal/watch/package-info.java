/** What goes on by itself: escalation of what is due, and computing anew when calendar or policy changed (APPEAL-2). */
@NullMarked
package org.qiaoliang.appeals.internal.watch;

import org.jspecify.annotations.NullMarked;
