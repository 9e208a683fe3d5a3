package org.qiaoliang.ledger;

/**
 * The record that caused an entry.
 *
 * @param type the module's word, such as {@code appeal}
 * @param number its public number
 */
public record RecordRef(String type, String number) {}
