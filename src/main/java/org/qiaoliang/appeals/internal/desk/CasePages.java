package org.qiaoliang.appeals.internal.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.appeals.internal.handling.ContactReveal;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.appeals.internal.web.FileUploads;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
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
import org.springframework.web.multipart.MultipartFile;

/** The record's page: what it is, what happened, what the viewer can do next. */
@Controller
@RequestMapping("/workbench/appeals/{number}")
@Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
class CasePages {
    private final CaseQueries cases;
    private final AppealDesk desk;
    private final ContactReveal contacts;
    private final Commands commands;
    private final FileUploads files;
    private final Idempotency idempotency;
    private final TemplateFilling templates;
    private final CaseView view;
    private final Languages languages;
    private final Pages pages;

    CasePages(
            CaseQueries cases,
            AppealDesk desk,
            ContactReveal contacts,
            Commands commands,
            FileUploads files,
            Idempotency idempotency,
            TemplateFilling templates,
            CaseView view,
            Languages languages,
            Pages pages) {
        this.cases = cases;
        this.desk = desk;
        this.contacts = contacts;
        this.commands = commands;
        this.files = files;
        this.idempotency = idempotency;
        this.templates = templates;
        this.view = view;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping
    Object show(
            @PathVariable String number,
            @RequestParam(defaultValue = "details") String tab,
            HttpServletRequest request) {
        return pages.view("appeals/desk-case", view.shown(number, tab, languages.of(request)));
    }

    /** The whole file for the printer. */
    @GetMapping("/print")
    Object print(@PathVariable String number, HttpServletRequest request) {
        return pages.view("appeals/desk-print", view.shown(number, "history", languages.of(request)));
    }

    /** Each transition is a resource, as in the JSON API. The same form sent twice is carried out once. */
    @PostMapping("/{transition}")
    Object act(@PathVariable String number, @PathVariable String transition, HttpServletRequest request) {
        var wanted = AppealTransition.ofCode(transition).orElseThrow(Absent::new);
        var form = Form.posted(request);
        if (!form.value("fill").isEmpty()) {
            var filled = templates.fill(number(number), form, languages.of(request));
            return pages.view("appeals/desk-case", view.again(number, transition, filled, languages.of(request)));
        }
        try {
            idempotency.form(
                    request,
                    () -> Integer.toString(desk.act(number(number), version(form), commands.read(wanted, form))));
            return "redirect:/workbench/appeals/" + number;
        } catch (RuleViolation violation) {
            // What was typed stays, and the reader sees at once how the appeal stands now.
            return pages.view(
                    violation,
                    "appeals/desk-case",
                    view.again(number, transition, form.refusedBy(violation), languages.of(request)));
        }
    }

    /** Adds files; when one can't be kept it is complained of by its name, and none is. */
    @PostMapping("/files")
    Object addFiles(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            files.add(number(number), file, "true".equals(form.value("shared")), "appeals.desk.files.choose", request);
            return "redirect:/workbench/appeals/" + number + "?tab=files";
        } catch (RuleViolation violation) {
            return pages.view(
                    violation,
                    "appeals/desk-case",
                    view.again(number, CaseView.UPLOAD, form.refusedBy(violation), languages.of(request)));
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
                    new RevealPage(
                            number,
                            form,
                            new RevealPage.Shown(contact.name(), contact.phone(), contact.representatives())));
        } catch (RuleViolation violation) {
            return pages.view(
                    violation, "appeals/desk-reveal", new RevealPage(number, form.refusedBy(violation), null));
        }
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
