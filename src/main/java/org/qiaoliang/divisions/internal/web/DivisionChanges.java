package org.qiaoliang.divisions.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.divisions.internal.DivisionService;
import org.qiaoliang.divisions.internal.DivisionService.Ground;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Kind;
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
import org.springframework.web.servlet.View;

/** Changes of the region tree (DIV-1): first what will happen in words, then, on the same form, that it be done. */
@Controller
@Needs(Permission.SETTINGS_MANAGE)
@RequestMapping(DivisionPageFactory.PATH + "/{id}/changes/{change}")
class DivisionChanges {
    private final Pages pages;
    private final DivisionPageFactory factory;
    private final DivisionService service;
    private final PlacePickers pickers;
    private final Idempotency once;
    private final Texts texts;
    private final Languages languages;

    DivisionChanges(
            Pages pages,
            DivisionPageFactory factory,
            DivisionService service,
            PlacePickers pickers,
            Idempotency once,
            Texts texts,
            Languages languages) {
        this.pages = pages;
        this.factory = factory;
        this.service = service;
        this.pickers = pickers;
        this.once = once;
        this.texts = texts;
        this.languages = languages;
    }

    /** The changes that this page makes. */
    private enum Change {
        RENAMING,
        MOVE,
        MERGER,
        SPLITTING,
        ADDITION;

        static Change of(String word) {
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new Absent();
            }
        }

        String template() {
            return "divisions/" + name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping
    View form(@PathVariable int id, @PathVariable String change, HttpServletRequest request) {
        return pages.view(
                Change.of(change).template(), factory.one(new DivisionId(id), Form.empty(), List.of(), request));
    }

    @PostMapping
    Object change(@PathVariable int id, @PathVariable String change, HttpServletRequest request) {
        var which = Change.of(change);
        var form = Form.posted(request);
        var division = factory.division(new DivisionId(id));
        try {
            if (!service.mayChange()) {
                throw new RuleViolation(Kind.NOT_ALLOWED, "", "divisions.not-yours");
            }
            if (form.value("step").equals("more")) {
                return pages.view(which.template(), factory.one(division.id(), form, List.of(), request));
            }
            if (!form.value("step").equals("enter")) {
                var told = told(which, division, form, languages.of(request));
                return pages.view(which.template(), factory.one(division.id(), form, told, request));
            }
            if (!form.value("seen").equals(DivisionPageFactory.seen(division))) {
                throw new RuleViolation(Kind.STALE, "", "divisions.change.stale");
            }
            once.form(request, () -> {
                carryOut(which, division, form);
                return division.id().toString();
            });
            return "redirect:" + DivisionPageFactory.href(division.id());
        } catch (RuleViolation violation) {
            if (violation.kind() == Kind.NOT_ALLOWED) {
                throw violation;
            }
            return pages.view(
                    violation,
                    which.template(),
                    factory.one(
                            division.id(),
                            form.refusedBy(renamed(violation, factory.split(division, form))),
                            List.of(),
                            request));
        }
    }

    private void carryOut(Change change, Division division, Form form) {
        var ground = ground(form);
        var code = division.code().digits();
        switch (change) {
            case RENAMING -> service.rename(code, form.value("name"), ground);
            case MOVE -> service.move(code, place(form).code().digits(), form.value("newCode"), ground);
            case MERGER -> service.merge(code, place(form).code().digits(), ground);
            case SPLITTING -> {
                var split = factory.split(division, form);
                service.split(code, split.parts(), split.ends(), ground);
            }
            case ADDITION -> service.create(code, form.value("name"), form.value("newCode"), ground);
        }
    }

    /** What will happen and to whom, line by line. */
    private List<String> told(Change change, Division division, Form form, Locale locale) {
        var ground = ground(form);
        var lines = new ArrayList<String>();
        var day = ground.on().toString();
        switch (change) {
            case RENAMING -> lines.add(say(locale, "renaming", division.name(), name(form), day));
            case ADDITION -> lines.add(say(locale, "addition", division.fullName(), name(form), day));
            case MOVE ->
                lines.add(say(locale, "move", division.fullName(), place(form).fullName(), day));
            case MERGER ->
                lines.add(say(locale, "merger", division.fullName(), place(form).fullName(), day));
            case SPLITTING -> lines.addAll(divided(division, factory.split(division, form), locale, day));
        }
        if (change == Change.MOVE || change == Change.MERGER) {
            var below = factory.subtree(division.id());
            if (below > 0) {
                lines.add(say(locale, "codes", below));
            }
            for (var content : factory.contents(division)) {
                lines.add(say(
                        locale,
                        change == Change.MERGER ? "handed-on" : "goes-along",
                        texts.text(locale, content.key(), content.count())));
            }
            lines.add(say(locale, "facts"));
        }
        return lines;
    }

    private List<String> divided(Division division, SplitForm split, Locale locale, String day) {
        var lines = new ArrayList<String>();
        var parts = split.parts();
        for (var part : parts) {
            lines.add(say(
                    locale,
                    "part",
                    division.fullName(),
                    part.name(),
                    day,
                    part.children().size()));
        }
        var left = split.below().size()
                - parts.stream().mapToInt(part -> part.children().size()).sum();
        lines.add(
                split.ends()
                        ? say(locale, "split-up", division.fullName())
                        : say(locale, "goes-on", division.fullName(), left));
        for (var content : factory.contents(division)) {
            lines.add(say(
                    locale,
                    split.ends() ? "handed-up" : "go-with-place",
                    texts.text(locale, content.key(), content.count())));
        }
        lines.add(say(locale, "part-organizations"));
        lines.add(say(locale, "facts"));
        return lines;
    }

    private String say(Locale locale, String key, Object... parameters) {
        return texts.text(locale, "divisions.preview." + key, parameters);
    }

    private Division place(Form form) {
        var posted = String.join(",", form.values().getOrDefault("to", List.of()));
        return pickers.chosen("to", posted, DivisionLevel.PROVINCE);
    }

    private static String name(Form form) {
        var name = form.value("name").strip();
        if (name.isEmpty()) {
            throw new RuleViolation("name", "divisions.change.name-form", 60);
        }
        return name;
    }

    private static Ground ground(Form form) {
        if (form.value("basis").isBlank()) {
            throw new RuleViolation("basis", "divisions.change.basis-missing");
        }
        try {
            return new Ground(LocalDate.parse(form.value("on").strip()), form.value("basis"));
        } catch (DateTimeParseException e) {
            throw new RuleViolation("on", "divisions.change.day-missing");
        }
    }

    /** The service speaks of parent and target, the form has one field for both. */
    private static RuleViolation renamed(RuleViolation violation, SplitForm split) {
        return new RuleViolation(
                violation.kind(),
                violation.complaints().stream()
                        .map(c -> c.field().equals("parent") || c.field().equals("into")
                                ? new RuleViolation.Complaint("to", c.key(), c.parameters())
                                : new RuleViolation.Complaint(split.field(c.field()), c.key(), c.parameters()))
                        .toList());
    }
}
