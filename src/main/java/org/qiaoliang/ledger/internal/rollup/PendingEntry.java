package org.qiaoliang.ledger.internal.rollup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is to be folded.
 *
 * @param live whether its person counts: it is no reversal, and nothing reverses it
 */
record PendingEntry(
        long id,
        String measure,
        int month,
        long place,
        int kind,
        long organization,
        String category,
        String channel,
        long quantity,
        long amount,
        @Nullable Integer beneficiary,
        boolean unidentified,
        boolean reversal,
        boolean live) {

    List<CellKey> cells(int top) {
        return CellKey.of(top, measure, month, place, kind, organization, category, channel);
    }
}
