@NullMarked
package org.qiaoliang.ledger.internal.confidential;

import org.jspecify.annotations.NullMarked;
