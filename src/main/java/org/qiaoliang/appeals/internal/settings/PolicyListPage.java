package org.qiaoliang.appeals.internal.settings;

import java.time.LocalDate;
import java.util.List;
import org.qiaoliang.web.Tab;

/** All deadline policies. */
public record PolicyListPage(List<Tab> tabs, List<Row> rows, boolean mayChange) {
    public PolicyListPage {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /** One policy as it is latest. */
    public record Row(
            String href,
            String name,
            String accept,
            String settle,
            String target,
            boolean secondPerson,
            int version,
            LocalDate from,
            int categories) {}
}
