package org.qiaoliang.insight.internal.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.web.Tab;

/**
 * The lines of the ledger behind a figure.
 *
 * @param whole what they add up to, over all pages
 * @param next null on the last page
 * @param first null on the first page
 */
public record EntriesPage(
        String title,
        String division,
        List<Tab> path,
        String whole,
        List<Line> lines,
        @Nullable String next,
        @Nullable String first) {

    /**
     * @param href to the record, empty when the reader may not open it
     * @param reversal why it takes back another line, empty otherwise
     */
    public record Line(
            LocalDate day,
            String measure,
            String division,
            String organization,
            String category,
            String channel,
            long quantity,
            Fen amount,
            String record,
            String href,
            boolean isReversal,
            String reversal) {}
}
