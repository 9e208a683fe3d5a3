package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Open;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.intake.SubmissionCheck;
import org.qiaoliang.appeals.internal.web.AppealServices;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Hotline;
import org.qiaoliang.web.Hotlines;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to an appeal, step by step; each step is kept when it is left. Addresses and titles say nothing of the matter. */
@Controller
@Open
@RequestMapping("/appeals/new")
class WizardPages {
    private static final Set<String> MATTER = Set.of("title", "text", "people", Draft.ABOUT_RECEIVER);

    private final Drafts drafts;
    private final AppealCategories categories;
    private final Receivers receivers;
    private final SubmissionCheck check;
    private final Divisions divisions;
    private final PlacePickers pickers;
    private final Hotlines hotlines;
    private final TimesInWords times;
    private final Languages languages;
    private final Pages pages;

    WizardPages(
            Drafts drafts,
            AppealCategories categories,
            Receivers receivers,
            SubmissionCheck check,
            Divisions divisions,
            PlacePickers pickers,
            Hotlines hotlines,
            TimesInWords times,
            Languages languages,
            Pages pages) {
        this.drafts = drafts;
        this.categories = categories;
        this.receivers = receivers;
        this.check = check;
        this.divisions = divisions;
        this.pickers = pickers;
        this.hotlines = hotlines;
        this.times = times;
        this.languages = languages;
        this.pages = pages;
    }

    /** @param c position of a category, for links that must not name it */
    @GetMapping
    Object about(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "-1") int c,
            HttpServletRequest request) {
        var open = categories.open();
        var chosen = c >= 0 && c < open.size()
                ? Optional.of(open.get(c))
                : open.stream().filter(one -> one.code().equals(category)).findFirst();
        return aboutPage(HttpStatus.OK, chosen.orElse(null), Form.empty(), request);
    }

    private Object aboutPage(HttpStatus status, @Nullable Category chosen, Form form, HttpServletRequest request) {
        var started = drafts.read(request);
        return pages.view(
                status,
                "appeals/portal/about",
                new WizardPage.About(
                        categories.open(),
                        AppealServices.icons(),
                        chosen,
                        chosen == null ? List.of() : times.of(chosen, languages.of(request)),
                        chosen == null ? first() : lines(chosen),
                        form,
                        !started.sent() && started.has("title")));
    }

    @PostMapping
    Object chooseAbout(
            @RequestParam(defaultValue = "") String category,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosen = categories.find(category).filter(Category::active);
        if (chosen.isEmpty()) {
            var wrong = new RuleViolation(Draft.CATEGORY, "appeals.submission.category");
            return aboutPage(
                    HttpStatus.UNPROCESSABLE_CONTENT, null, Form.posted(request).refusedBy(wrong), request);
        }
        drafts.keep(
                current(request).with(Map.of(Draft.CATEGORY, category, Draft.ABOUT_RECEIVER, "")), request, response);
        return "redirect:" + (chosen.get().emergency() ? "/appeals/new/safety" : Step.PLACE.path());
    }

    /** Danger comes first: the telephone, before any form. */
    @GetMapping("/safety")
    Object safety(HttpServletRequest request) {
        return page(Step.ABOUT, "safety", request);
    }

    @GetMapping("/place")
    Object place(HttpServletRequest request) {
        var draft = current(request);
        return placePage(HttpStatus.OK, draft, draft.form(), request);
    }

    private Object placePage(HttpStatus status, Draft draft, Form form, HttpServletRequest request) {
        if (drafts.category(draft).isEmpty()) {
            return "redirect:" + Step.ABOUT.path();
        }
        return pages.view(
                status,
                "appeals/portal/place",
                new WizardPage.Places(wizard(Step.PLACE, draft, form), pickers.of(Draft.DIVISION, form, request)));
    }

    @PostMapping("/place")
    Object choosePlace(
            @RequestParam(defaultValue = "") String division,
            HttpServletRequest request,
            HttpServletResponse response) {
        var draft = current(request);
        try {
            var place = pickers.chosen(Draft.DIVISION, division, DivisionLevel.COUNTY);
            drafts.keep(draft.with(Map.of(Draft.DIVISION, place.code().digits())), request, response);
            if (drafts.category(draft).filter(Category::confidential).isEmpty()) {
                pickers.remember(place, request, response);
            }
            return "redirect:" + Step.MATTER.path();
        } catch (RuleViolation wrong) {
            return placePage(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    draft,
                    Form.posted(request).refusedBy(wrong),
                    request);
        }
    }

    @GetMapping("/matter")
    Object matter(HttpServletRequest request) {
        return page(Step.MATTER, "matter", request);
    }

    @PostMapping("/matter")
    Object writeMatter(HttpServletRequest request, HttpServletResponse response) {
        return write(Step.MATTER, "matter", Step.CONTACT, MATTER::contains, request, response);
    }

    @GetMapping("/contact")
    Object contact(HttpServletRequest request) {
        return page(Step.CONTACT, "contact", request);
    }

    @PostMapping("/contact")
    Object writeContact(HttpServletRequest request, HttpServletResponse response) {
        return write(Step.CONTACT, "contact", Step.REVIEW, WizardPages::ofContact, request, response);
    }

    @GetMapping("/review")
    Object review(HttpServletRequest request) {
        var draft = current(request);
        var missing = missing(draft);
        return missing == null ? page(Step.REVIEW, "review", request) : "redirect:" + missing.path();
    }

    /** Throws away what was written. */
    @PostMapping("/discard")
    String discard(HttpServletRequest request, HttpServletResponse response) {
        drafts.drop(request, response);
        return "redirect:" + Step.ABOUT.path();
    }

    private Object write(
            Step step,
            String template,
            Step next,
            Predicate<String> fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (fields.test(name)) {
                typed.put(name, values[0]);
            }
        });
        var draft = current(request).with(typed);
        if (drafts.category(draft).isEmpty()) {
            return "redirect:" + Step.ABOUT.path();
        }
        var wrong = check.complaints(draft.submission(languages.of(request).getLanguage())).stream()
                .filter(complaint -> fields.test(complaint.field()))
                .toList();
        if (step == Step.MATTER) {
            wrong = Stream.concat(receivers.complaints(draft).stream(), wrong.stream())
                    .toList();
        }
        // What is wrong is kept too: nothing typed is lost.
        drafts.keep(draft, request, response);
        if (wrong.isEmpty()) {
            return "redirect:" + next.path();
        }
        return pages.view(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "appeals/portal/" + template,
                wizard(step, draft, new Form(draft.form().values(), wrong)));
    }

    private Object page(Step step, String template, HttpServletRequest request) {
        var draft = current(request);
        if (drafts.category(draft).isEmpty()) {
            return "redirect:" + Step.ABOUT.path();
        }
        return pages.view("appeals/portal/" + template, wizard(step, draft, draft.form()));
    }

    /** The page of a step with what was written. */
    WizardPage wizard(Step step, Draft draft, Form form) {
        var category = drafts.category(draft).orElse(null);
        var place = within(draft.get(Draft.DIVISION)).orElse(null);
        return new WizardPage(
                step,
                form,
                category,
                category == null ? first() : lines(category),
                place,
                place == null ? null : receivers.of(draft),
                place == null ? null : receivers.usual(draft),
                draft.collective());
    }

    /** The first step that is not done yet, null when all are. */
    @Nullable
    Step missing(Draft draft) {
        if (drafts.category(draft).isEmpty()) {
            return Step.ABOUT;
        }
        if (within(draft.get(Draft.DIVISION)).isEmpty()) {
            return Step.PLACE;
        }
        var wrong = check.complaints(draft.submission("zh"));
        if (!receivers.complaints(draft).isEmpty()
                || wrong.stream().anyMatch(complaint -> MATTER.contains(complaint.field()))) {
            return Step.MATTER;
        }
        return wrong.isEmpty() && draft.has(Draft.ANONYMOUS) ? null : Step.CONTACT;
    }

    /** What is being written; what was filed already is no draft any more. */
    private Draft current(HttpServletRequest request) {
        var draft = drafts.read(request);
        return draft.sent() ? Draft.EMPTY : draft;
    }

    private static boolean ofContact(String field) {
        return field.equals(Draft.ANONYMOUS) || field.startsWith("contact") || field.startsWith("representatives");
    }

    private Optional<Division> within(String code) {
        return DivisionCode.parse(code).flatMap(divisions::byCode).filter(found -> divisions.isWithinRoot(found.id()));
    }

    private List<Hotline> first() {
        return hotlines.all().stream().filter(Hotline::first).toList();
    }

    /** Those for danger, then those of the category. */
    private List<Hotline> lines(Category category) {
        return Stream.concat(first().stream(), hotlines.of(category.hotlines().toArray(String[]::new)).stream())
                .distinct()
                .toList();
    }
}
