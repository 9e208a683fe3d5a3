package org.qiaoliang.appeals.internal.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.templates.Placeholder;
import org.qiaoliang.appeals.internal.templates.ReplyTemplate;
import org.qiaoliang.appeals.internal.templates.ReplyTemplates;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
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

/** Templates for answers, kept by those who decide in an organization. */
@Controller
@RequestMapping("/workbench/appeals/templates")
@Needs(Permission.APPEAL_ASSIGN)
class TemplatePages {
    private static final String PATH = "/workbench/appeals/templates";

    private final ReplyTemplates templates;
    private final AppealCategories categories;
    private final Organizations organizations;
    private final Idempotency idempotency;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    TemplatePages(
            ReplyTemplates templates,
            AppealCategories categories,
            Organizations organizations,
            Idempotency idempotency,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.templates = templates;
        this.categories = categories;
        this.organizations = organizations;
        this.idempotency = idempotency;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping
    Object list(HttpServletRequest request) {
        var locale = languages.of(request);
        var all = templates.all();
        var names =
                organizations.find(all.stream().map(ReplyTemplate::organization).collect(Collectors.toSet()));
        var own = CurrentViewer.staff().organization();
        return pages.view(
                "appeals/templates",
                new TemplatePage.Listed(
                        rows(all, t -> t.organization().equals(own) && !t.retired(), names, locale),
                        rows(all, ReplyTemplate::retired, names, locale),
                        rows(all, t -> !t.organization().equals(own), names, locale),
                        templates.mayEdit()));
    }

    @GetMapping("/new")
    Object blank(HttpServletRequest request) {
        return pages.view("appeals/template", edited(0, 0, Form.empty(), languages.of(request)));
    }

    @PostMapping
    Object create(HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            idempotency.form(request, () -> Long.toString(templates.create(draft(form))));
            return "redirect:" + PATH;
        } catch (RuleViolation refused) {
            return again(0, 0, form, refused, request);
        }
    }

    @GetMapping("/{id}")
    Object open(@PathVariable long id, HttpServletRequest request) {
        var template = templates.find(id);
        var category = template.category();
        return pages.view(
                "appeals/template",
                edited(
                        id,
                        template.version(),
                        Form.of(Map.of(
                                "name",
                                template.name(),
                                "category",
                                category == null ? "" : category,
                                "text",
                                template.text())),
                        languages.of(request)));
    }

    @PostMapping("/{id}")
    Object edit(@PathVariable long id, HttpServletRequest request) {
        var form = Form.posted(request);
        var version = version(form);
        try {
            templates.edit(id, version, draft(form));
            return "redirect:" + PATH;
        } catch (RuleViolation refused) {
            return again(id, version, form, refused, request);
        }
    }

    @PostMapping("/{id}/retirement")
    Object retire(@PathVariable long id, HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            templates.retire(id, version(form));
            return "redirect:" + PATH;
        } catch (RuleViolation refused) {
            var kept = templates.find(id);
            return again(
                    id, kept.version(), Form.of(Map.of("name", kept.name(), "text", kept.text())), refused, request);
        }
    }

    private Object again(long id, int version, Form form, RuleViolation refused, HttpServletRequest request) {
        return pages.view(
                refused, "appeals/template", edited(id, version, form.refusedBy(refused), languages.of(request)));
    }

    private TemplatePage.Edited edited(long id, int version, Form form, Locale locale) {
        return new TemplatePage.Edited(
                id,
                version,
                form,
                categories.all().stream()
                        .map(category -> new Choice(category.code(), category.name(locale)))
                        .toList(),
                Arrays.stream(Placeholder.values())
                        .map(p -> new Choice(
                                "{" + p.word() + "}", texts.text(locale, "appeals.templates.placeholder." + p.word())))
                        .toList());
    }

    private List<TemplatePage.Row> rows(
            List<ReplyTemplate> all,
            Predicate<ReplyTemplate> which,
            Map<OrganizationId, Organization> names,
            Locale locale) {
        return all.stream()
                .filter(which)
                .map(t -> {
                    var category = t.category();
                    var body = names.get(t.organization());
                    return new TemplatePage.Row(
                            t.id(),
                            t.name(),
                            category == null
                                    ? ""
                                    : categories
                                            .find(category)
                                            .map((Category c) -> c.name(locale))
                                            .orElse(category),
                            t.text(),
                            body == null ? "" : body.shortName(),
                            t.version());
                })
                .toList();
    }

    private static ReplyTemplates.Draft draft(Form form) {
        return new ReplyTemplates.Draft(form.value("name"), form.value("category"), form.value("text"));
    }

    /** A form without it is as old as can be. */
    private static int version(Form form) {
        return form.value("version").matches("\\d{1,9}") ? Integer.parseInt(form.value("version")) : 0;
    }
}
