package org.qiaoliang.appeals.internal.portal;

import org.qiaoliang.appeals.Receipt;

/**
 * What somebody holds after filing (APPEAL-1).
 *
 * @param qr picture that leads to following it
 * @param discreet whether nothing may tell of it
 */
public record ReceiptPage(Receipt receipt, String qr, boolean discreet, boolean anonymous) {}
