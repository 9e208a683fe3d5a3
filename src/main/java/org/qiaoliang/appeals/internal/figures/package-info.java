/** What appeals give to the ledger's catalogue and the boards. */
@NullMarked
package org.qiaoliang.appeals.internal.figures;

import org.jspecify.annotations.NullMarked;
