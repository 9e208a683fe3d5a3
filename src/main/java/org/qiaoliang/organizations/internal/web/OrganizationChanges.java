package org.qiaoliang.organizations.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.internal.administration.Closing;
import org.qiaoliang.organizations.internal.administration.OrganizationService;
import org.qiaoliang.organizations.internal.administration.Posts;
import org.qiaoliang.organizations.internal.web.OrganizationPageFactory.Part;
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

/** Changes of an organization, each a form of its own. */
@Controller
@Needs(Permission.ORGANIZATIONS_MANAGE)
@RequestMapping(OrganizationListFactory.PATH + "/{id}")
class OrganizationChanges {
    private final Pages pages;
    private final OrganizationPageFactory factory;
    private final OrganizationService service;
    private final Posts posts;
    private final Closing closing;
    private final Idempotency once;
    private final Languages languages;

    OrganizationChanges(
            Pages pages,
            OrganizationPageFactory factory,
            OrganizationService service,
            Posts posts,
            Closing closing,
            Idempotency once,
            Languages languages) {
        this.pages = pages;
        this.factory = factory;
        this.service = service;
        this.posts = posts;
        this.closing = closing;
        this.once = once;
        this.languages = languages;
    }

    @GetMapping("/contact")
    View contact(@PathVariable long id, HttpServletRequest request) {
        return form(id, Part.CONTACT, request);
    }

    @PostMapping("/contact")
    Object reachAt(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String hours,
            HttpServletRequest request) {
        return done(
                id,
                Part.CONTACT,
                request,
                () -> service.reachAt(new OrganizationId(id), version, phone, address, hours));
    }

    @GetMapping("/scope")
    View scope(@PathVariable long id, HttpServletRequest request) {
        return form(id, Part.SCOPE, request);
    }

    @PostMapping("/scope")
    Object accept(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable List<String> accepts,
            HttpServletRequest request) {
        var chosen = accepts == null ? Set.<String>of() : Set.copyOf(accepts);
        return done(id, Part.SCOPE, request, () -> service.accept(new OrganizationId(id), version, chosen));
    }

    @GetMapping("/name")
    View name(@PathVariable long id, HttpServletRequest request) {
        return form(id, Part.NAME, request);
    }

    @PostMapping("/name")
    Object rename(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String shortName,
            @RequestParam(defaultValue = "") String on,
            HttpServletRequest request) {
        return done(
                id,
                Part.NAME,
                request,
                () -> service.rename(new OrganizationId(id), version, name, shortName, day("on", on)));
    }

    @GetMapping("/posts/new")
    View post(@PathVariable long id, HttpServletRequest request) {
        return form(id, Part.POST, request);
    }

    @PostMapping("/posts")
    Object give(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String engagement,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        return done(
                id,
                Part.POST,
                request,
                () -> posts.give(new OrganizationId(id), new Posts.Draft(login, title, engagement, day("from", from))));
    }

    @PostMapping("/posts/{post}/end")
    Object end(@PathVariable long id, @PathVariable long post, HttpServletRequest request) {
        return done(id, Part.RECORD, request, () -> posts.end(new OrganizationId(id), post, null));
    }

    @GetMapping("/closure")
    View closure(@PathVariable long id, HttpServletRequest request) {
        return form(id, Part.CLOSURE, request);
    }

    @PostMapping("/closure")
    Object close(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Long heir,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        return done(
                id,
                Part.CLOSURE,
                request,
                () -> closing.close(new OrganizationId(id), version, new Closing.Wish(heir, day("on", on), reason)));
    }

    private View form(long id, Part part, HttpServletRequest request) {
        return pages.view(template(part), factory.one(new OrganizationId(id), part, null, languages.of(request)));
    }

    private Object done(long id, Part part, HttpServletRequest request, Runnable work) {
        try {
            once.form(request, () -> {
                work.run();
                return Long.toString(id);
            });
            return "redirect:" + OrganizationListFactory.PATH + "/" + id;
        } catch (RuleViolation violation) {
            if (violation.kind() == RuleViolation.Kind.NOT_ALLOWED) {
                throw violation;
            }
            return pages.view(
                    violation,
                    template(part),
                    factory.one(
                            new OrganizationId(id),
                            part,
                            Form.posted(request).refusedBy(violation),
                            languages.of(request)));
        }
    }

    private static String template(Part part) {
        return switch (part) {
            case RECORD -> "organizations/show";
            case CONTACT -> "organizations/contact";
            case SCOPE -> "organizations/scope";
            case NAME -> "organizations/name";
            case POST -> "organizations/post";
            case CLOSURE -> "organizations/closure";
        };
    }

    private static @Nullable LocalDate day(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new RuleViolation(field, "organizations.date.invalid");
        }
    }
}
