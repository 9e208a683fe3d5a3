package org.qiaoliang.organizations.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.internal.administration.OrganizationService;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The organizations: list, tree, the record of one, and founding one. */
@Controller
@RequestMapping(OrganizationListFactory.PATH)
class OrganizationPages {
    private final Pages pages;
    private final OrganizationListFactory lists;
    private final OrganizationPageFactory factory;
    private final OrganizationService service;
    private final PlacePickers pickers;
    private final Idempotency once;
    private final Languages languages;

    OrganizationPages(
            Pages pages,
            OrganizationListFactory lists,
            OrganizationPageFactory factory,
            OrganizationService service,
            PlacePickers pickers,
            Idempotency once,
            Languages languages) {
        this.pages = pages;
        this.lists = lists;
        this.factory = factory;
        this.service = service;
        this.pickers = pickers;
        this.once = once;
        this.languages = languages;
    }

    @GetMapping
    @SignedIn
    View list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.view("organizations/list", lists.list(kind, division, q, state, after, request));
    }

    @GetMapping("/{id}")
    @SignedIn
    View show(@PathVariable long id, HttpServletRequest request) {
        var page = factory.one(
                new OrganizationId(id), OrganizationPageFactory.Part.RECORD, Form.empty(), languages.of(request));
        return pages.view("organizations/show", page);
    }

    @GetMapping("/new")
    @Needs(Permission.ORGANIZATIONS_MANAGE)
    View form(HttpServletRequest request) {
        return pages.view("organizations/new", page(Form.posted(request), request));
    }

    @PostMapping
    @Needs(Permission.ORGANIZATIONS_MANAGE)
    Object found(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String shortName,
            HttpServletRequest request) {
        try {
            var id = once.form(request, () -> {
                var place = pickers.chosen("division", division, DivisionLevel.PROVINCE);
                var draft = new OrganizationService.Draft(kind, place.code().digits(), name, shortName);
                return service.found(draft).toString();
            });
            return "redirect:" + OrganizationListFactory.PATH + "/" + id;
        } catch (RuleViolation violation) {
            return pages.view(
                    violation, "organizations/new", page(Form.posted(request).refusedBy(violation), request));
        }
    }

    private NewOrganizationPage page(Form form, HttpServletRequest request) {
        Locale locale = languages.of(request);
        return new NewOrganizationPage(
                form, lists.kinds(locale), pickers.of("division", form, request, Permission.ORGANIZATIONS_MANAGE));
    }
}
