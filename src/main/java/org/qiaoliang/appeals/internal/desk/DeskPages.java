package org.qiaoliang.appeals.internal.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.appeals.internal.web.FilterParameters;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of appeals. */
@Controller
class DeskPages {
    private static final String PATH = "/workbench/appeals";

    private final DeskQueries queries;
    private final AppealCategories categories;
    private final Organizations organizations;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    DeskPages(
            DeskQueries queries,
            AppealCategories categories,
            Organizations organizations,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.queries = queries;
        this.categories = categories;
        this.organizations = organizations;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping(PATH)
    @Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
    Object list(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request) {
        var locale = languages.of(request);
        var filter = FilterParameters.read(parameters);
        var slice = queries.list(filter);
        var query = filter.query();
        var viewer = CurrentViewer.get();
        return pages.view(
                "appeals/desk-list",
                new DeskListPage(
                        Form.of(Map.copyOf(query)),
                        whose(filter, locale),
                        Arrays.stream(AppealState.values())
                                .map(state ->
                                        new Choice(state.code(), texts.text(locale, "appeals.state." + state.code())))
                                .toList(),
                        categories.all().stream()
                                .map(category -> new Choice(category.code(), category.name(locale)))
                                .toList(),
                        rows(slice.items(), locale),
                        new Sort(
                                PATH,
                                query,
                                filter.order() == DeskFilter.Order.DUE ? "due" : "received",
                                filter.order() != DeskFilter.Order.DUE),
                        slice.after() == null ? null : href(filter.from(slice.after()), slice.after()),
                        filter.after() == null ? null : href(filter, null),
                        viewer.may(Permission.APPEAL_INTAKE),
                        viewer.may(Permission.APPEAL_ASSIGN),
                        viewer.may(Permission.APPEAL_EXPORT),
                        text(query)));
    }

    /** In two look-ups for the whole page, however long it is. */
    private List<DeskListPage.Row> rows(List<DeskRow> rows, Locale locale) {
        var bodies = organizations.find(rows.stream().map(DeskRow::organization).collect(Collectors.toSet()));
        var names = categories.all().stream().collect(Collectors.toMap(Category::code, c -> c.name(locale)));
        return rows.stream()
                .map(row -> new DeskListPage.Row(
                        row,
                        names.getOrDefault(row.category(), row.category()),
                        Optional.ofNullable(bodies.get(row.organization()))
                                .map(Organization::shortName)
                                .orElse(""),
                        Tones.of(row.state())))
                .toList();
    }

    private List<Tab> whose(DeskFilter filter, Locale locale) {
        var tabs = new ArrayList<Tab>();
        for (var whose : DeskFilter.Whose.values()) {
            if (whose == DeskFilter.Whose.CONFIDENTIAL && !CurrentViewer.get().may(Permission.CONFIDENTIAL_RECEIVE)) {
                continue;
            }
            tabs.add(new Tab(
                    texts.text(locale, "appeals.desk.whose." + whose.code()),
                    PATH + (whose == DeskFilter.Whose.ALL ? "" : "?whose=" + whose.code()),
                    filter.whose() == whose));
        }
        return tabs;
    }

    private static String href(DeskFilter filter, @Nullable String after) {
        var query = text(filter.query());
        return PATH + "?" + query + (after == null ? "" : (query.isEmpty() ? "" : "&") + "after=" + encode(after));
    }

    private static String text(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
