package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;

/** Rows of a list with the names that belong to them, in one look-up for the whole page however long it is. */
@Component
class ListRows {
    private final AppealCategories categories;
    private final Organizations organizations;
    private final Divisions divisions;

    ListRows(AppealCategories categories, Organizations organizations, Divisions divisions) {
        this.categories = categories;
        this.organizations = organizations;
        this.divisions = divisions;
    }

    List<DeskListPage.Row> of(List<DeskRow> rows, Locale locale) {
        var bodies = organizations.shortNames(
                rows.stream().map(DeskRow::organization).collect(Collectors.toSet()));
        var names = categories.all().stream().collect(Collectors.toMap(Category::code, c -> c.name(locale)));
        return rows.stream()
                .map(row -> new DeskListPage.Row(
                        row,
                        names.getOrDefault(row.category(), row.category()),
                        place(row.division()),
                        bodies.getOrDefault(row.organization(), ""),
                        Tones.of(row.state())))
                .toList();
    }

    /** Without the deployment's root, which everybody knows. */
    private String place(DivisionId id) {
        var path = divisions.path(id);
        var below = path.size() > 1 ? path.subList(1, path.size()) : path;
        return below.stream().map(Division::name).collect(Collectors.joining());
    }
}
