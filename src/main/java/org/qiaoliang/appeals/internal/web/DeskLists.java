package org.qiaoliang.appeals.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.export.ExportQueue;
import org.qiaoliang.appeals.internal.handling.BulkAssignment;
import org.qiaoliang.appeals.internal.reading.SavedFilters;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is done with lists: assigned at once, kept as a filter, taken out as a file. */
@RestController
@RequestMapping("/api/v1/desk")
class DeskLists {
    private final BulkAssignment bulk;
    private final SavedFilters saved;
    private final ExportQueue exports;
    private final AppealCategories categories;
    private final Accounts accounts;
    private final Texts texts;
    private final Languages languages;

    DeskLists(
            BulkAssignment bulk,
            SavedFilters saved,
            ExportQueue exports,
            AppealCategories categories,
            Accounts accounts,
            Texts texts,
            Languages languages) {
        this.bulk = bulk;
        this.saved = saved;
        this.exports = exports;
        this.categories = categories;
        this.accounts = accounts;
        this.texts = texts;
        this.languages = languages;
    }

    record Verdicts(List<VerdictJson> verdicts) {}

    /** @param error why not, null when it was done */
    record VerdictJson(
            String number, boolean done, @Nullable ErrorJson error) {}

    record ErrorJson(String code, String message) {}

    record FilterJson(long id, String name, String query) {}

    record JobJson(long job, String href) {}

    @PostMapping("/assignments")
    @Needs(Permission.APPEAL_ASSIGN)
    Verdicts assign(@RequestBody String text, HttpServletRequest request) {
        var body = JsonBody.of(text);
        var login = body.text("handler").strip();
        var note = body.text("note");
        var handler = login.isEmpty() ? Optional.<Colleague>empty() : accounts.byLogin(login);
        body.complaints().addIf(!login.isEmpty() && handler.isEmpty(), "handler", "appeals.assignment.cannot-handle");
        var items = new ArrayList<BulkAssignment.Item>();
        for (var item : body.list("appeals")) {
            var number = AppealNumber.parse(item.text("number"));
            var version = item.version();
            var wrong = number.isEmpty() || !item.complaints().isEmpty();
            body.complaints().addIf(wrong, "appeals", "appeals.bulk.items");
            number.filter(n -> !wrong).ifPresent(n -> items.add(new BulkAssignment.Item(n, version)));
        }
        body.raise();
        var locale = languages.of(request);
        return new Verdicts(bulk.assign(items, handler.orElse(null), note).stream()
                .map(verdict -> json(verdict, locale))
                .toList());
    }

    private VerdictJson json(BulkAssignment.Verdict verdict, Locale locale) {
        var refusal = verdict.refusal();
        return new VerdictJson(
                verdict.number().value(),
                verdict.done(),
                refusal == null
                        ? null
                        : new ErrorJson(
                                refusal.key(),
                                texts.text(
                                        locale,
                                        refusal.key(),
                                        refusal.parameters().toArray())));
    }

    @GetMapping("/filters")
    @Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
    List<FilterJson> filters() {
        return saved.mine().stream()
                .map(f -> new FilterJson(f.id(), f.name(), f.query()))
                .toList();
    }

    @PostMapping("/filters")
    @Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
    ResponseEntity<FilterJson> save(@RequestBody String text) {
        var body = JsonBody.of(text);
        var name = body.text("name");
        var wanted = body.words("filter");
        body.raise();
        var kept = saved.save(name, FilterParameters.read(wanted, categories));
        return ResponseEntity.created(URI.create("/api/v1/desk/filters/" + kept.id()))
                .body(new FilterJson(kept.id(), kept.name(), kept.query()));
    }

    @DeleteMapping("/filters/{id}")
    @Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        saved.remove(id);
    }

    @PostMapping("/exports")
    @Needs(Permission.APPEAL_EXPORT)
    ResponseEntity<JobJson> export(@RequestBody String text, HttpServletRequest request) {
        var body = JsonBody.of(text);
        var format = body.text("format");
        body.complaints().addIf(!format.equals("csv") && !format.equals("xlsx"), "format", "appeals.export.format");
        var wanted = body.words("filter");
        body.raise();
        var job = exports.start(
                FilterParameters.read(wanted, categories), ExportQueue.Format.of(format), languages.of(request));
        var href = "/workbench/jobs/" + job.value();
        return ResponseEntity.accepted().location(URI.create(href)).body(new JobJson(job.value(), href));
    }
}
