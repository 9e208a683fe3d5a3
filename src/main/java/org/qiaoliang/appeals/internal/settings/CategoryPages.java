package org.qiaoliang.appeals.internal.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
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
import org.springframework.web.servlet.View;

/** What people can turn to us with: the categories, for administrators. */
@Controller
@Needs(Permission.SETTINGS_MANAGE)
@RequestMapping(CategoryPages.PATH)
class CategoryPages {
    static final String PATH = "/workbench/appeal-settings";
    private static final String ONE = "appeals/settings-category";

    private final CategoryBook book;
    private final CategorySettings settings;
    private final SettingsGuard guard;
    private final SettingsTabs tabs;
    private final Idempotency once;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    CategoryPages(
            CategoryBook book,
            CategorySettings settings,
            SettingsGuard guard,
            SettingsTabs tabs,
            Idempotency once,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.book = book;
        this.settings = settings;
        this.guard = guard;
        this.tabs = tabs;
        this.once = once;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping
    View list(HttpServletRequest request) {
        var locale = languages.of(request);
        var policies = book.policies().stream()
                .collect(Collectors.toMap(CategoryBook.NamedPolicy::code, policy -> policy.name(locale)));
        var rows = Stream.concat(
                        book.all().stream().filter(Category::active),
                        book.all().stream().filter(c -> !c.active()))
                .map(category -> new CategoryListPage.Row(
                        PATH + "/categories/" + category.code(),
                        category.name(locale),
                        category.description(locale),
                        category.kinds().stream()
                                .map(kind -> texts.text(locale, "kernel.kind." + kind.code()))
                                .collect(Collectors.joining(texts.text(locale, "appeals.settings.comma"))),
                        policies.getOrDefault(category.policy(), category.policy()),
                        category.confidential(),
                        category.emergency(),
                        category.active()))
                .toList();
        return pages.view(
                "appeals/settings-categories",
                new CategoryListPage(tabs.at("categories", locale), rows, guard.mayChange()));
    }

    @GetMapping("/categories/new")
    View fresh(HttpServletRequest request) {
        var next = book.all().size() * 10 + 10;
        var form = Form.of(Map.of(
                "position",
                Integer.toString(next),
                "active",
                "true",
                "policy",
                "promised",
                "levels",
                List.of("COUNTY")));
        return pages.view(ONE, page("", 0, form, languages.of(request)));
    }

    @PostMapping("/categories")
    Object add(HttpServletRequest request) {
        return done("", request, () -> settings.add(Form.posted(request)));
    }

    @GetMapping("/categories/{code}")
    View show(@PathVariable String code, HttpServletRequest request) {
        var category = book.find(code).orElseThrow(Absent::new);
        return pages.view(ONE, page(code, category.version(), known(category), languages.of(request)));
    }

    @PostMapping("/categories/{code}")
    Object change(
            @PathVariable String code, @RequestParam(defaultValue = "0") int version, HttpServletRequest request) {
        if (book.find(code).isEmpty()) {
            throw new Absent();
        }
        return done(code, request, () -> {
            settings.change(code, version, Form.posted(request));
            return code;
        });
    }

    private Object done(String code, HttpServletRequest request, Supplier<String> work) {
        try {
            once.form(request, work);
            return "redirect:" + PATH;
        } catch (RuleViolation violation) {
            if (violation.kind() == RuleViolation.Kind.NOT_ALLOWED) {
                throw violation;
            }
            return pages.view(
                    violation,
                    ONE,
                    page(code, latest(code), Form.posted(request).refusedBy(violation), languages.of(request)));
        }
    }

    /** As the tables have it now, not as this node remembers. */
    private int latest(String code) {
        book.forget();
        return book.find(code).map(Category::version).orElse(0);
    }

    private Form known(Category category) {
        var values = new HashMap<String, Object>();
        values.put("nameZh", category.nameZh());
        values.put("nameEn", category.nameEn());
        values.put("descriptionZh", category.descriptionZh());
        values.put("descriptionEn", category.descriptionEn());
        values.put("keywordsZh", category.keywordsZh());
        values.put("keywordsEn", category.keywordsEn());
        values.put(
                "kinds", category.kinds().stream().map(OrganizationKind::code).toList());
        values.put("preferred", category.kinds().getFirst().code());
        values.put("hotlines", category.hotlines());
        values.put("policy", category.policy());
        values.put("position", Integer.toString(category.position()));
        for (var flag : flags(category)) {
            values.put(flag, "true");
        }
        book.exceptions(category.code()).forEach((kind, policy) -> values.put("policy-" + kind.code(), policy));
        return Form.of(values);
    }

    private static List<String> flags(Category category) {
        var flags = new ArrayList<String>();
        if (category.emergency()) {
            flags.add("emergency");
        }
        if (category.confidential()) {
            flags.add("confidential");
        }
        if (category.passedOn()) {
            flags.add("passedOn");
        }
        if (category.active()) {
            flags.add("active");
        }
        return flags;
    }

    private CategoryPage page(String code, int version, Form form, Locale locale) {
        var kinds = Arrays.stream(OrganizationKind.values())
                .map(kind -> new Choice(kind.code(), texts.text(locale, "kernel.kind." + kind.code())))
                .toList();
        return new CategoryPage(
                code,
                code.isEmpty()
                        ? texts.text(locale, "appeals.settings.category.new")
                        : book.find(code).orElseThrow(Absent::new).name(locale),
                code.isEmpty() ? PATH + "/categories" : PATH + "/categories/" + code,
                version,
                form,
                kinds,
                book.hotlines().stream()
                        .map(line -> new Choice(line.number(), line.number() + " " + line.name(locale)))
                        .toList(),
                book.policies().stream()
                        .map(policy -> new Choice(policy.code(), policy.name(locale)))
                        .toList(),
                kinds.stream()
                        .filter(kind -> form.has("kinds", kind.value()))
                        .map(kind -> new Choice("policy-" + kind.value(), kind.text()))
                        .toList(),
                Stream.of(DivisionLevel.PREFECTURE, DivisionLevel.COUNTY, DivisionLevel.TOWNSHIP)
                        .map(level -> new Choice(
                                level.name(),
                                texts.text(
                                        locale,
                                        "organizations.level." + level.name().toLowerCase(Locale.ROOT))))
                        .toList(),
                guard.mayChange());
    }
}
