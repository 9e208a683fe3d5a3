@NullMarked
package org.qiaoliang.ledger;

import org.jspecify.annotations.NullMarked;
