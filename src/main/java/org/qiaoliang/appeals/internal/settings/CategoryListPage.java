package org.qiaoliang.appeals.internal.settings;

import java.util.List;
import org.qiaoliang.web.Tab;

/** All categories, those in use first, as they are offered. */
public record CategoryListPage(List<Tab> tabs, List<Row> rows, boolean mayChange) {
    public CategoryListPage {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /** One category; kinds in the reader's language. */
    public record Row(
            String href,
            String name,
            String description,
            String kinds,
            String policy,
            boolean confidential,
            boolean emergency,
            boolean active) {}
}
