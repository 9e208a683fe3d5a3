/** Publishes what may be known of confidential services (LEDGER-5). */
@NullMarked
package org.qiaoliang.ledger.internal.confidential;

import org.jspecify.annotations.NullMarked;
