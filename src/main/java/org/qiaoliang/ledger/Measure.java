package org.qiaoliang.ledger;

/**
 * One thing that is counted (LEDGER-6). Its name is the message {@code ledger.measure.<code>}.
 *
 * @param code such as {@code appeal.received}
 * @param unit what one of it is: {@code cases}, {@code person-times}, {@code fen}; message key {@code ledger.unit.<unit>}
 * @param module which module posts it
 */
public record Measure(String code, String unit, String module) {}
