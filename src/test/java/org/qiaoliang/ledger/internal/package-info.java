@NullMarked
package org.qiaoliang.ledger.internal;

import org.jspecify.annotations.NullMarked;
