@NullMarked
package org.qiaoliang.ledger.internal.rollup;

import org.jspecify.annotations.NullMarked;
