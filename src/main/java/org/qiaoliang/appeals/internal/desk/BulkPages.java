package org.qiaoliang.appeals.internal.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.BulkAssignment;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Giving those ticked in a list to somebody, with a verdict for each. */
@Controller
@RequestMapping("/workbench/appeals/assignments")
@Needs(Permission.APPEAL_ASSIGN)
class BulkPages {
    private final BulkAssignment bulk;
    private final DeskQueries queries;
    private final ListRows rows;
    private final Organizations organizations;
    private final Accounts accounts;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    BulkPages(
            BulkAssignment bulk,
            DeskQueries queries,
            ListRows rows,
            Organizations organizations,
            Accounts accounts,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.bulk = bulk;
        this.queries = queries;
        this.rows = rows;
        this.organizations = organizations;
        this.accounts = accounts;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping
    Object choose(@RequestParam(defaultValue = "") List<String> pick, HttpServletRequest request) {
        return pages.view("appeals/desk-bulk", asked(items(pick), Form.empty(), languages.of(request)));
    }

    @PostMapping
    Object assign(@RequestParam(defaultValue = "") List<String> pick, HttpServletRequest request) {
        var locale = languages.of(request);
        var items = items(pick);
        var form = Form.posted(request);
        try {
            var handler = handler(form.value("handler"));
            var verdicts = bulk.assign(items, handler, form.value("note"));
            var titles = queries.find(numbers(items)).stream()
                    .filter(row -> row.title() != null)
                    .collect(Collectors.toMap(DeskRow::number, DeskRow::title));
            return pages.view(
                    "appeals/desk-bulk",
                    new BulkPage(
                            List.of(),
                            List.of(),
                            form,
                            verdicts.stream()
                                    .map(verdict -> verdict(verdict, titles.get(verdict.number()), locale))
                                    .toList(),
                            handler.name()));
        } catch (RuleViolation refused) {
            return pages.view(refused, "appeals/desk-bulk", asked(items, form.refusedBy(refused), locale));
        }
    }

    private BulkPage asked(List<BulkAssignment.Item> items, Form form, Locale locale) {
        var found = queries.find(numbers(items));
        return new BulkPage(rows.of(found, locale), handlers(found), form, List.of(), "");
    }

    private BulkPage.VerdictRow verdict(BulkAssignment.Verdict verdict, @Nullable String title, Locale locale) {
        var refusal = verdict.refusal();
        return new BulkPage.VerdictRow(
                verdict.number().value(),
                title,
                refusal == null
                        ? null
                        : texts.text(locale, refusal.key(), refusal.parameters().toArray()));
    }

    /** Those who may handle what lies with one of the organizations; whoever assigns is among them or not. */
    private List<Choice> handlers(List<DeskRow> found) {
        var bodies =
                organizations.find(found.stream().map(DeskRow::organization).collect(Collectors.toSet()));
        var able = new LinkedHashMap<AccountId, String>();
        for (var body : bodies.values()) {
            for (var colleague : accounts.staff(body.id(), body.scopeKey(), Permission.APPEAL_HANDLE)) {
                able.putIfAbsent(
                        colleague.id(),
                        bodies.size() == 1 ? colleague.name() : colleague.name() + " · " + body.shortName());
            }
        }
        return able.entrySet().stream()
                .map(each -> new Choice(each.getKey().toString(), each.getValue()))
                .toList();
    }

    private Colleague handler(String text) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,18}"))
                .map(t -> new AccountId(Long.parseLong(t)))
                .flatMap(id ->
                        Optional.ofNullable(accounts.names(List.of(id)).get(id)).map(name -> new Colleague(id, name)))
                .orElseThrow(() -> new RuleViolation("handler", "appeals.desk.choose"));
    }

    private static List<AppealNumber> numbers(List<BulkAssignment.Item> items) {
        return items.stream().map(BulkAssignment.Item::number).toList();
    }

    /** What can't be read was not ticked in a list of ours. */
    private static List<BulkAssignment.Item> items(List<String> picks) {
        return picks.stream()
                .map(pick -> pick.split(":", 2))
                .filter(parts -> parts.length == 2 && parts[1].matches("\\d{1,9}"))
                .map(parts -> AppealNumber.parse(parts[0])
                        .map(number -> new BulkAssignment.Item(number, Integer.parseInt(parts[1])))
                        .orElse(null))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
