package org.qiaoliang.appeals.internal.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.appeals.internal.handling.ContactReveal;
import org.qiaoliang.appeals.internal.handling.Standing;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The record's page: what it is, what happened, what the viewer can do next. */
@Controller
@RequestMapping("/workbench/appeals/{number}")
@Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
class CasePages {
    private static final Set<String> TABS = Set.of("details", "messages", "files", "history", "openings");

    private final CaseQueries cases;
    private final AppealDesk desk;
    private final ContactReveal contacts;
    private final Actions actions;
    private final Commands commands;
    private final CaseStory story;
    private final AppealCategories categories;
    private final Organizations organizations;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    CasePages(
            CaseQueries cases,
            AppealDesk desk,
            ContactReveal contacts,
            Actions actions,
            Commands commands,
            CaseStory story,
            AppealCategories categories,
            Organizations organizations,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.cases = cases;
        this.desk = desk;
        this.contacts = contacts;
        this.actions = actions;
        this.commands = commands;
        this.story = story;
        this.categories = categories;
        this.organizations = organizations;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping
    Object show(
            @PathVariable String number,
            @RequestParam(defaultValue = "details") String tab,
            HttpServletRequest request) {
        return pages.view("appeals/desk-case", page(number, tab, null, Form.empty(), languages.of(request)));
    }

    /** The whole file for the printer. */
    @GetMapping("/print")
    Object print(@PathVariable String number, HttpServletRequest request) {
        return pages.view("appeals/desk-print", page(number, "history", null, Form.empty(), languages.of(request)));
    }

    /** Each transition is a resource, as in the JSON API. */
    @PostMapping("/{transition}")
    Object act(@PathVariable String number, @PathVariable String transition, HttpServletRequest request) {
        var wanted = AppealTransition.ofCode(transition).orElseThrow(Absent::new);
        var form = Form.posted(request);
        try {
            desk.act(number(number), version(form), commands.read(wanted, form));
            return "redirect:/workbench/appeals/" + number;
        } catch (RuleViolation violation) {
            // What was typed stays, and the reader sees at once how the appeal stands now.
            return pages.view(
                    HttpStatus.valueOf(violation.kind().status()),
                    "appeals/desk-case",
                    page(number, "details", transition, form.refusedBy(violation), languages.of(request)));
        }
    }

    @GetMapping("/contact")
    @Needs({Permission.APPEAL_HANDLE, Permission.CONFIDENTIAL_RECEIVE})
    Object askReveal(@PathVariable String number) {
        cases.require(number(number));
        return pages.view("appeals/desk-reveal", new RevealPage(number, Form.empty(), null));
    }

    @PostMapping("/contact")
    @Needs({Permission.APPEAL_HANDLE, Permission.CONFIDENTIAL_RECEIVE})
    Object reveal(@PathVariable String number, HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            var contact = contacts.reveal(number(number), form.value("reason"));
            return pages.view(
                    "appeals/desk-reveal",
                    new RevealPage(number, form, new RevealPage.Shown(contact.name(), contact.phone())));
        } catch (RuleViolation violation) {
            return pages.view(
                    HttpStatus.valueOf(violation.kind().status()),
                    "appeals/desk-reveal",
                    new RevealPage(number, form.refusedBy(violation), null));
        }
    }

    private CasePage page(String number, String tab, @Nullable String refused, Form typed, Locale locale) {
        var file = cases.open(number(number));
        var shown = TABS.contains(tab) ? tab : "details";
        var offered = actions.of(file, locale, refused, typed);
        var triage = file.appeal().state() == AppealState.RECEIVED && !offered.isEmpty();
        // An action that is no longer possible has no form to show what was wrong beside: it is said on top.
        var homeless =
                refused != null && offered.stream().noneMatch(a -> a.code().equals(refused));
        return new CasePage(
                file,
                categories
                        .find(file.appeal().origin().category())
                        .map(category -> category.name(locale))
                        .orElse(""),
                story.states(file, locale),
                shown,
                tabs(file, shown, locale),
                story.timeline(file, locale),
                offered,
                triage ? repeats(file) : List.of(),
                homeless ? typed : Form.empty(),
                file.contact() != null && Standing.has(CurrentViewer.get(), file.appeal(), Permission.APPEAL_HANDLE));
    }

    private List<CasePage.RepeatRow> repeats(CaseFile file) {
        return cases.repeats(file).stream()
                .map(repeat -> new CasePage.RepeatRow(
                        repeat.number() == null ? null : repeat.number().value(),
                        repeat.title() == null ? "" : repeat.title(),
                        "appeals.state." + repeat.state().code(),
                        organizations
                                .find(repeat.organization())
                                .map(Organization::name)
                                .orElse(""),
                        repeat.samePhone(),
                        repeat.alike()))
                .toList();
    }

    private List<Tab> tabs(CaseFile file, String shown, Locale locale) {
        var base = "/workbench/appeals/" + file.appeal().number() + "?tab=";
        var tabs = new ArrayList<Tab>();
        tabs.add(tab("details", -1, base, shown, locale));
        tabs.add(tab("messages", file.messages().size(), base, shown, locale));
        tabs.add(tab("files", file.attachments().size(), base, shown, locale));
        tabs.add(tab("history", -1, base, shown, locale));
        if (file.appeal().origin().confidential()) {
            tabs.add(tab("openings", file.openings().size(), base, shown, locale));
        }
        return tabs;
    }

    private Tab tab(String name, int count, String base, String shown, Locale locale) {
        return new Tab(texts.text(locale, "appeals.desk.tab." + name), base + name, name.equals(shown), count);
    }

    private static int version(Form form) {
        try {
            return Integer.parseInt(form.value("version"));
        } catch (NumberFormatException e) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "version", "appeals.stale");
        }
    }

    static AppealNumber number(String text) {
        return AppealNumber.parse(text).orElseThrow(Absent::new);
    }
}
