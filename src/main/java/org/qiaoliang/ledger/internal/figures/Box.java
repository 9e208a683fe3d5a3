package org.qiaoliang.ledger.internal.figures;

/**
 * A row of neighbouring cells: those of one level and kind whose place is in {@code [first, past)}.
 *
 * @param key under which they count when figures are taken apart by the divisions of today; {@link #BY_PLACE} otherwise
 */
record Box(int kind, int level, long first, long past, long key) {
    static final long BY_PLACE = -1;
}
