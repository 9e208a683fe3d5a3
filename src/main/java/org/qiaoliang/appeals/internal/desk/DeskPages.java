package org.qiaoliang.appeals.internal.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.appeals.internal.reading.SavedFilters;
import org.qiaoliang.appeals.internal.web.FilterParameters;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of appeals, and the filters that somebody keeps for it. */
@Controller
@Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
class DeskPages {
    private static final String PATH = "/workbench/appeals";

    private final DeskQueries queries;
    private final SavedFilters saved;
    private final ListRows rows;
    private final AppealCategories categories;
    private final TransactionTemplate transactions;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    DeskPages(
            DeskQueries queries,
            SavedFilters saved,
            ListRows rows,
            AppealCategories categories,
            TransactionTemplate transactions,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.queries = queries;
        this.saved = saved;
        this.rows = rows;
        this.categories = categories;
        this.transactions = transactions;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping(PATH)
    Object list(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request) {
        try {
            return pages.view("appeals/desk-list", page(read(parameters), Form.empty(), request));
        } catch (RuleViolation unreadable) {
            return unreadable(unreadable, request);
        }
    }

    @PostMapping(PATH + "/filters")
    Object save(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request) {
        DeskFilter filter;
        try {
            filter = read(parameters);
        } catch (RuleViolation unreadable) {
            return unreadable(unreadable, request);
        }
        try {
            var kept = saved.save(Objects.requireNonNullElse(parameters.getFirst("name"), ""), filter);
            return "redirect:" + PATH + "?" + kept.query();
        } catch (RuleViolation refused) {
            return pages.view(
                    refused,
                    "appeals/desk-list",
                    page(filter, Form.posted(request).refusedBy(refused), request));
        }
    }

    @PostMapping(PATH + "/filters/{id}/removal")
    String remove(@PathVariable long id, @RequestParam MultiValueMap<String, String> parameters) {
        var filter = read(parameters);
        saved.remove(id);
        return "redirect:" + href(filter, null);
    }

    private DeskFilter read(MultiValueMap<String, String> parameters) {
        return FilterParameters.read(parameters, categories);
    }

    /** The form as it was sent, with what is wrong about it; no list, which would be of something else. */
    private Object unreadable(RuleViolation refused, HttpServletRequest request) {
        var nothing = read(new LinkedMultiValueMap<>());
        var asked = Form.posted(request).refusedBy(refused);
        return pages.view(
                refused,
                "appeals/desk-list",
                page(nothing, asked, new Slice<>(List.of(), null), Form.empty(), languages.of(request)));
    }

    private DeskListPage page(DeskFilter filter, Form refusal, HttpServletRequest request) {
        // One transaction for both, and so one announcement of the viewer to the database.
        return Objects.requireNonNull(transactions.execute(status -> page(
                filter, Form.of(Map.copyOf(filter.query())), queries.list(filter), refusal, languages.of(request))));
    }

    private DeskListPage page(DeskFilter filter, Form asked, Slice<DeskRow> slice, Form refusal, Locale locale) {
        var query = filter.query();
        var viewer = CurrentViewer.get();
        return new DeskListPage(
                asked,
                whose(filter, locale),
                Arrays.stream(AppealState.values())
                        .map(state -> new Choice(state.code(), texts.text(locale, "appeals.state." + state.code())))
                        .toList(),
                categories.all().stream()
                        .map(category -> new Choice(category.code(), category.name(locale)))
                        .toList(),
                rows.of(slice.items(), locale),
                sort(filter),
                filter.searches(),
                slice.after() == null ? null : href(filter.from(slice.after()), slice.after()),
                filter.after() == null ? null : href(filter, null),
                viewer.may(Permission.APPEAL_INTAKE),
                viewer.may(Permission.APPEAL_ASSIGN),
                viewer.may(Permission.APPEAL_EXPORT),
                query,
                saved(text(query)),
                refusal);
    }

    /** Words are found newest first: nothing is offered that would not hold. */
    private static Sort sort(DeskFilter filter) {
        var order = filter.order();
        var sort = new Sort(PATH, filter.query(), order.byDue() ? "due" : "received", order.descending());
        return filter.searches() ? sort.fixed() : sort;
    }

    private List<DeskListPage.SavedRow> saved(String query) {
        return saved.mine().stream()
                .map(kept -> new DeskListPage.SavedRow(
                        kept.id(),
                        kept.name(),
                        PATH + "?" + kept.query(),
                        kept.query().equals(query)))
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
