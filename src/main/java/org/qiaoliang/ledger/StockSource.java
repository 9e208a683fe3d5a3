package org.qiaoliang.ledger;

import java.util.List;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.DivisionCode;

/**
 * What stands at this moment in a module (LEDGER-7: stocks come from their owner): open, overdue, covered, balance. Offered
 * as a bean; counts only what the viewer may see.
 */
public interface StockSource {
    /** Codes of the stocks, such as {@code appeal.open}; names are the messages {@code ledger.stock.<code>}. */
    List<String> stocks();

    /**
     * The stock now.
     *
     * @param children one row for each division directly below, or one for the division alone when false
     */
    List<Row> count(String stock, DivisionCode division, boolean children, Viewer viewer);

    /** How many in a division. */
    record Row(DivisionCode division, long quantity) {}
}
