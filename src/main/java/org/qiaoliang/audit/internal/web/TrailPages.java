package org.qiaoliang.audit.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.internal.TrailQueries;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The trail, for auditors. */
@Controller
@Needs(Permission.AUDIT_READ)
class TrailPages {
    private static final String PATH = "/workbench/audit";

    private final TrailQueries trail;
    private final TrailWords words;
    private final Languages languages;
    private final Pages pages;

    TrailPages(TrailQueries trail, TrailWords words, Languages languages, Pages pages) {
        this.trail = trail;
        this.words = words;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View list(TrailForm form, @RequestParam(defaultValue = "") String after, HttpServletRequest request) {
        var locale = languages.of(request);
        var asked = form.values();
        var slice = trail.list(form.filter(), after);
        var query = form.query();
        var kinds = Arrays.stream(OrganizationKind.values())
                .map(OrganizationKind::code)
                .toList();
        return pages.view(
                "audit/list",
                new TrailPage(
                        Form.of(asked),
                        slice.items(),
                        words.actions(locale, asked.getOrDefault("action", "")),
                        words.types(locale, asked.getOrDefault("type", "")),
                        kinds,
                        after.isEmpty() ? null : PATH + (query.isEmpty() ? "" : "?" + query),
                        slice.after() == null
                                ? null
                                : PATH + "?" + (query.isEmpty() ? "" : query + "&") + "after=" + slice.after()));
    }

    @GetMapping(PATH + "/{id:\\d{1,18}}")
    View show(@PathVariable long id) {
        return pages.view("audit/show", TrailEventPage.of(trail.event(id)));
    }
}
