package org.qiaoliang.people.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.internal.web.PeopleListFactory.Asked;
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
import org.springframework.web.util.UriComponentsBuilder;

/** People: the list, the one file of each, changes, and numbers in the clear. */
@Controller
@RequestMapping(PeoplePages.PATH)
class PeoplePages {
    static final String PATH = "/workbench/people";

    private final Pages pages;
    private final PeopleListFactory lists;
    private final PeopleSearch search;
    private final PersonPageFactory factory;
    private final PersonForm forms;
    private final Idempotency once;
    private final Languages languages;

    PeoplePages(
            Pages pages,
            PeopleListFactory lists,
            PeopleSearch search,
            PersonPageFactory factory,
            PersonForm forms,
            Idempotency once,
            Languages languages) {
        this.pages = pages;
        this.lists = lists;
        this.search = search;
        this.factory = factory;
        this.forms = forms;
        this.once = once;
        this.languages = languages;
    }

    @GetMapping
    @Needs(Permission.PERSON_READ)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(name = "phone-of", required = false) @Nullable Long phoneOf,
            @RequestParam(required = false) @Nullable Long after) {
        return pages.view(
                "people/list",
                lists.list(new Asked(q, division, phoneOf, after, phoneOf == null ? null : "people.search.several")));
    }

    /** By post, so that no number stands in an address; what it leads to is named by ids. */
    @PostMapping("/search")
    @Needs(Permission.PERSON_READ)
    Object search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String division) {
        var numbered = search.byNumber(q);
        if (numbered.isEmpty()) {
            return "redirect:"
                    + UriComponentsBuilder.fromPath(PATH)
                            .queryParam("q", q.strip())
                            .queryParam("division", division)
                            .encode()
                            .toUriString();
        }
        var found = numbered.get();
        return switch (found.size()) {
            case 0 -> pages.view("people/list", lists.list(new Asked("", division, 0L, null, "people.search.nobody")));
            case 1 -> "redirect:" + PATH + "/" + found.getFirst();
            default -> "redirect:" + PATH + "?phone-of=" + found.getFirst();
        };
    }

    @GetMapping("/{id}")
    @Needs(Permission.PERSON_READ)
    View show(@PathVariable long id, HttpServletRequest request) {
        return pages.view("people/show", factory.one(new PersonId(id), languages.of(request)));
    }

    @GetMapping("/{id}/edit")
    @Needs(Permission.PERSON_EDIT)
    View edit(@PathVariable long id, HttpServletRequest request) {
        return pages.view("people/edit", forms.page(new PersonId(id), null, request));
    }

    @PostMapping("/{id}/edit")
    @Needs(Permission.PERSON_EDIT)
    Object change(@PathVariable long id, HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            once.form(request, () -> {
                forms.save(new PersonId(id), form);
                return Long.toString(id);
            });
            return "redirect:" + PATH + "/" + id;
        } catch (RuleViolation violation) {
            return pages.view(
                    violation, "people/edit", forms.page(new PersonId(id), form.refusedBy(violation), request));
        }
    }

    @GetMapping("/{id}/reveal")
    @Needs(Permission.PERSON_REVEAL)
    View askReveal(@PathVariable long id) {
        return pages.view("people/reveal", factory.reveal(new PersonId(id), Form.empty(), null));
    }

    @PostMapping("/{id}/reveal")
    @Needs(Permission.PERSON_REVEAL)
    Object reveal(@PathVariable long id, HttpServletRequest request) {
        var form = Form.posted(request);
        var person = new PersonId(id);
        try {
            return pages.view(
                    "people/reveal", factory.reveal(person, form, factory.opened(person, form.value("reason"))));
        } catch (RuleViolation violation) {
            return pages.view(violation, "people/reveal", factory.reveal(person, form.refusedBy(violation), null));
        }
    }
}
