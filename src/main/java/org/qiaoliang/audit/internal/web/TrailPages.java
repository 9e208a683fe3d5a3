package org.qiaoliang.audit.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.internal.TrailEntry;
import org.qiaoliang.audit.internal.TrailQueries;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
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
    ModelAndView list(TrailForm form, @RequestParam(defaultValue = "") String after, HttpServletRequest request) {
        var locale = languages.of(request);
        var asked = form.values();
        var complaints = form.complaints();
        var slice = complaints.isEmpty() ? trail.list(form.filter(), after) : new Slice<TrailEntry>(List.of(), null);
        var query = form.query();
        var kinds = Arrays.stream(OrganizationKind.values())
                .map(OrganizationKind::code)
                .toList();
        var shown = Form.of(asked);
        return pages.view(
                complaints.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "audit/list",
                new TrailPage(
                        complaints.isEmpty()
                                ? shown
                                : shown.refusedBy(new RuleViolation(RuleViolation.Kind.INVALID, complaints)),
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
