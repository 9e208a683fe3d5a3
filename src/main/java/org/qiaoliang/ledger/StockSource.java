package org.qiaoliang.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;

/**
 * What stands at this moment in a module (LEDGER-7: stocks come from their owner): open, overdue, covered, balance. Offered
 * as a bean; counts only what the viewer may see.
 */
public interface StockSource {
    /** Codes of the stocks, such as {@code appeal.open}; names are the messages {@code ledger.stock.<code>}. */
    List<String> stocks();

    /** The stock now, one row for each part that has any. */
    List<Row> count(Question question, Viewer viewer);

    /**
     * What is counted.
     *
     * @param stock its code
     * @param division where, with all below
     * @param by null for one row that holds all
     * @param kind of the organization that has it now; null for all
     * @param category empty for all
     * @param channel empty for all
     */
    record Question(
            String stock,
            DivisionCode division,
            Board.@Nullable Along by,
            @Nullable OrganizationKind kind,
            String category,
            String channel) {}

    /**
     * How many.
     *
     * @param key a part as figures name it: digits of the division directly below (or of the division itself), code of the
     *     kind, category or channel, or the month such as 2026-01 in which it came to stand; empty for all
     */
    record Row(String key, long quantity) {}
}
