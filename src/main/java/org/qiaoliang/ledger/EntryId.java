package org.qiaoliang.ledger;

/** The number of one ledger entry. */
public record EntryId(long value) {}
