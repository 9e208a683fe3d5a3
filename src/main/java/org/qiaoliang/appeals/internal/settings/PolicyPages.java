package org.qiaoliang.appeals.internal.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.category.CategoryBook.NamedPolicy;
import org.qiaoliang.appeals.internal.category.PolicyVersion;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Deadline policies in their versions, for administrators. */
@Controller
@Needs(Permission.SETTINGS_MANAGE)
@RequestMapping(PolicyPages.PATH)
class PolicyPages {
    static final String PATH = CategoryPages.PATH + "/deadlines";
    static final String NEW = "new";
    private static final String ADDING = "appeals/settings-policy-new";
    private static final String ONE = "appeals/settings-policy";

    private final CategoryBook book;
    private final PolicySettings settings;
    private final PolicyWords words;
    private final SettingsGuard guard;
    private final SettingsTabs tabs;
    private final Idempotency once;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;
    private final Clock clock;

    PolicyPages(
            CategoryBook book,
            PolicySettings settings,
            PolicyWords words,
            SettingsGuard guard,
            SettingsTabs tabs,
            Idempotency once,
            Texts texts,
            Languages languages,
            Pages pages,
            Clock clock) {
        this.book = book;
        this.settings = settings;
        this.words = words;
        this.guard = guard;
        this.tabs = tabs;
        this.once = once;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    View list(HttpServletRequest request) {
        var locale = languages.of(request);
        var rows = book.policies().stream()
                .map(named -> row(named, book.versions(named.code()).getFirst(), locale))
                .toList();
        return pages.view(
                "appeals/settings-policies", new PolicyListPage(tabs.at("deadlines", locale), rows, guard.mayChange()));
    }

    /** Begins with the times of one that is there. */
    @GetMapping("/" + NEW)
    View blank(HttpServletRequest request) {
        var form = words.form(latest(DeadlinePolicy.DEFAULT.code()), LocalDate.now(clock));
        return pages.view(ADDING, adding(form, languages.of(request)));
    }

    @PostMapping
    Object add(HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            var code = once.form(request, () -> settings.add(form));
            return "redirect:" + PATH + "/" + code;
        } catch (RuleViolation violation) {
            return again(violation, ADDING, () -> adding(form.refusedBy(violation), languages.of(request)));
        }
    }

    @GetMapping("/{code}")
    View show(@PathVariable String code, HttpServletRequest request) {
        return pages.view(ONE, page(code, fresh(code), null, null, languages.of(request)));
    }

    @PostMapping("/{code}/name")
    Object rename(@PathVariable String code, @RequestParam(defaultValue = "0") int seen, HttpServletRequest request) {
        named(code);
        var names = Form.posted(request);
        try {
            once.form(request, () -> {
                settings.rename(code, seen, names);
                return code;
            });
            return "redirect:" + PATH + "/" + code;
        } catch (RuleViolation violation) {
            return again(
                    violation,
                    ONE,
                    () -> page(code, fresh(code), names.refusedBy(violation), null, languages.of(request)));
        }
    }

    /** Looks at the next version, or enters it. */
    @PostMapping("/{code}/versions")
    Object enter(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String step,
            HttpServletRequest request) {
        var form = Form.posted(request);
        var locale = languages.of(request);
        try {
            guard.require();
            if (!step.equals("enter")) {
                var next = settings.read(code, form);
                var preview = new PolicyPage.Preview(
                        next.from(),
                        next.forOpen(),
                        settings.open(code),
                        words.changes(latest(code).policy(), next, locale));
                return pages.view(ONE, page(code, form, null, preview, locale));
            }
            once.form(request, () -> {
                settings.enter(code, seen, form);
                return code;
            });
            return "redirect:" + PATH + "/" + code;
        } catch (RuleViolation violation) {
            return again(violation, ONE, () -> page(code, form.refusedBy(violation), null, null, locale));
        }
    }

    /** The form once more with what is wrong, beside what the tables have by now. */
    private ModelAndView again(RuleViolation violation, String template, Supplier<Object> page) {
        if (violation.kind() == RuleViolation.Kind.NOT_ALLOWED) {
            throw violation;
        }
        book.forget();
        return pages.view(violation, template, page.get());
    }

    private PolicyListPage.Row row(NamedPolicy named, PolicyVersion latest, Locale locale) {
        var policy = latest.policy();
        return new PolicyListPage.Row(
                PATH + "/" + named.code(),
                named.name(locale),
                words.term(policy.accept(), locale),
                words.term(policy.settle(), locale),
                words.term(policy.serviceTarget(), locale),
                policy.secondPerson(),
                policy.version(),
                latest.from(),
                (int) book.open().stream()
                        .filter(category -> category.policy().equals(named.code()))
                        .count());
    }

    private PolicyVersion latest(String code) {
        return book.versions(code).stream().findFirst().orElseThrow(Absent::new);
    }

    private NamedPolicy named(String code) {
        return book.policies().stream()
                .filter(policy -> policy.code().equals(code))
                .findFirst()
                .orElseThrow(Absent::new);
    }

    private Form fresh(String code) {
        return words.form(latest(code), LocalDate.now(clock));
    }

    private NewPolicyPage adding(Form form, Locale locale) {
        return new NewPolicyPage(
                tabs.at("deadlines", locale),
                PATH,
                units(locale),
                rules(locale),
                PolicySettings.TERMS,
                form,
                guard.mayChange());
    }

    private List<Choice> units(Locale locale) {
        return Stream.of("calendar-days", "calendar-days~", "working-days", "hours")
                .map(unit -> new Choice(unit, texts.text(locale, "appeals.settings.unit." + unit)))
                .toList();
    }

    private List<Choice> rules(Locale locale) {
        return Stream.of("restart", "continue")
                .map(rule -> new Choice(rule, texts.text(locale, "appeals.settings.transfer." + rule)))
                .toList();
    }

    /** @param names as they were refused, null for as they are */
    private PolicyPage page(
            String code, Form form, @Nullable Form names, PolicyPage.@Nullable Preview preview, Locale locale) {
        var named = named(code);
        var versions = book.versions(code);
        var today = LocalDate.now(clock);
        var current = versions.stream()
                .filter(version -> !version.from().isAfter(today))
                .findFirst()
                .orElse(versions.getLast());
        return new PolicyPage(
                tabs.at("deadlines", locale),
                code,
                named.name(locale),
                PATH + "/" + code + "/versions",
                versions.getFirst().policy().version(),
                book.open().stream()
                        .filter(category -> category.policy().equals(code))
                        .map((Category category) -> category.name(locale))
                        .toList(),
                versions.stream()
                        .map(version -> new PolicyPage.Version(
                                version.policy().version(),
                                version.from(),
                                version.forOpen(),
                                version.basis(),
                                version == current,
                                words.facts(version.policy(), locale)))
                        .toList(),
                units(locale),
                rules(locale),
                PolicySettings.TERMS,
                settings.open(code),
                form,
                names != null ? names : Form.of(Map.of("nameZh", named.nameZh(), "nameEn", named.nameEn())),
                named.version(),
                preview,
                guard.mayChange());
    }
}
