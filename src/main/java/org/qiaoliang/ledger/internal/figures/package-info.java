@NullMarked
package org.qiaoliang.ledger.internal.figures;

import org.jspecify.annotations.NullMarked;
