package org.qiaoliang.divisions.internal.web;

import java.util.List;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/** The region tree to step through, or what was searched for. */
public record DivisionListPage(Form form, List<Tab> path, Row here, boolean searched, List<Row> rows) {
    public DivisionListPage {
        path = List.copyOf(path);
        rows = List.copyOf(rows);
    }

    /**
     * One division.
     *
     * @param level message key
     * @param step where those below it are
     */
    public record Row(String name, String above, String code, String level, String href, String step, int below) {
        static Row of(Division division, int below) {
            var full = division.fullName();
            return new Row(
                    division.name(),
                    full.substring(
                            0, Math.max(0, full.length() - division.name().length())),
                    division.code().digits(),
                    DivisionPageFactory.level(division),
                    DivisionPageFactory.href(division.id()),
                    DivisionPageFactory.PATH + "?division=" + division.code(),
                    below);
        }
    }
}
