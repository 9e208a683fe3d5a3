package org.qiaoliang.organizations.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.internal.administration.TreeFounding;
import org.qiaoliang.organizations.internal.administration.TreeQueue;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Founding the organizations of a whole place: what a new deployment begins with. */
@Controller
@RequestMapping(OrganizationListFactory.PATH + "/tree")
@Needs(Permission.ORGANIZATIONS_MANAGE)
class TreePages {
    private final Pages pages;
    private final OrganizationListFactory lists;
    private final TreeQueue queue;
    private final Divisions divisions;
    private final PlacePickers pickers;
    private final Idempotency once;
    private final Languages languages;
    private final Texts texts;

    TreePages(
            Pages pages,
            OrganizationListFactory lists,
            TreeQueue queue,
            Divisions divisions,
            PlacePickers pickers,
            Idempotency once,
            Languages languages,
            Texts texts) {
        this.pages = pages;
        this.lists = lists;
        this.queue = queue;
        this.divisions = divisions;
        this.pickers = pickers;
        this.once = once;
        this.languages = languages;
        this.texts = texts;
    }

    /** Proposes all kinds, down to the villages, for the whole deployment. */
    @GetMapping
    View form(HttpServletRequest request) {
        var proposal = new HashMap<String, @Nullable Object>();
        proposal.put(
                "kinds",
                Arrays.stream(OrganizationKind.values())
                        .map(OrganizationKind::code)
                        .toList());
        proposal.put("deepest", code(DivisionLevel.VILLAGE));
        proposal.put("matters", "true");
        proposal.put(
                "division", divisions.root().map(root -> root.code().digits()).orElse(""));
        return pages.view("organizations/tree", page(Form.of(proposal), request));
    }

    @PostMapping
    Object found(
            @RequestParam(defaultValue = "") String division,
            @RequestParam(required = false) @Nullable List<String> kinds,
            @RequestParam(defaultValue = "") String deepest,
            @RequestParam(defaultValue = "false") boolean matters,
            HttpServletRequest request) {
        try {
            var job = once.form(request, () -> {
                var place = pickers.chosen("division", division, DivisionLevel.PROVINCE);
                return String.valueOf(
                        queue.start(plan(place, kinds, deepest, matters)).value());
            });
            return "redirect:/workbench/jobs/" + job;
        } catch (RuleViolation violation) {
            return pages.view(
                    violation, "organizations/tree", page(Form.posted(request).refusedBy(violation), request));
        }
    }

    private static TreeFounding.Plan plan(
            Division place, @Nullable List<String> kinds, String deepest, boolean matters) {
        var level = TreeFounding.levels().stream()
                .filter(known -> code(known).equals(deepest))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("deepest", "organizations.tree.deepest.missing"));
        var chosen = (kinds == null ? List.<String>of() : kinds)
                .stream()
                        .map(OrganizationKind::ofCode)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        return new TreeFounding.Plan(place.code(), chosen, level, matters);
    }

    private TreePage page(Form form, HttpServletRequest request) {
        var locale = languages.of(request);
        var levels = TreeFounding.levels().stream()
                .map(level -> new Choice(code(level), texts.text(locale, "organizations.level." + code(level))))
                .toList();
        return new TreePage(
                form,
                lists.kinds(locale),
                levels,
                pickers.of("division", form, request, Permission.ORGANIZATIONS_MANAGE));
    }

    private static String code(DivisionLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
