package org.qiaoliang.appeals.internal.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealIntake.ReceivingBody;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.intake.SubmissionFields;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Intake at the hotline, at the counter, and by a village worker on behalf (代办): one page, under a minute. */
@Controller
class IntakePages {
    private final AppealIntake intake;
    private final AppealCategories categories;
    private final PlacePickers places;
    private final Organizations organizations;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    IntakePages(
            AppealIntake intake,
            AppealCategories categories,
            PlacePickers places,
            Organizations organizations,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.intake = intake;
        this.categories = categories;
        this.places = places;
        this.organizations = organizations;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping("/workbench/appeals/new")
    @Needs(Permission.APPEAL_INTAKE)
    Object form(HttpServletRequest request) {
        var typed = Form.posted(request);
        return pages.view(
                "appeals/desk-intake", page(typed.value("channel").isEmpty() ? begun() : typed, null, request));
    }

    @PostMapping("/workbench/appeals/new")
    @Needs(Permission.APPEAL_INTAKE)
    Object take(HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            var channel = Channel.ofCode(form.value("channel"))
                    .orElseThrow(() -> new RuleViolation("channel", "appeals.desk.choose"));
            var division = division(form);
            askWhomItIsAbout(form, division);
            var receipt = intake.takeIn(key(request), channel, submission(form, division));
            return pages.view("appeals/desk-intake", page(form, receipt, request));
        } catch (RuleViolation violation) {
            return pages.view(violation, "appeals/desk-intake", page(form.refusedBy(violation), null, request));
        }
    }

    private static String key(HttpServletRequest request) {
        var given = request.getParameter("_key");
        return given == null || given.isBlank() ? UUID.randomUUID().toString() : given;
    }

    private String division(Form form) {
        var posted = String.join(",", form.values().getOrDefault("division", List.of()));
        return places.chosen("division", posted, DivisionLevel.COUNTY).code().digits();
    }

    private static Submission submission(Form form, String division) {
        return SubmissionFields.read(name -> name.equals("division") ? division : form.value(name), "zh");
    }

    /** Not said is never taken for a no (APPEAL-2). */
    private void askWhomItIsAbout(Form form, String division) {
        if (form.value(SubmissionFields.ABOUT_RECEIVER).isEmpty() && usual(form, division) != null) {
            throw new RuleViolation(SubmissionFields.ABOUT_RECEIVER, "appeals.portal.about-receiver.choose");
        }
    }

    private @Nullable ReceivingBody usual(Form form, String division) {
        return categories
                .find(form.value("category"))
                .filter(Category::passedOn)
                .flatMap(category -> intake.receivingBody(category.code(), division))
                .orElse(null);
    }

    /** As the viewer most likely needs it: a village worker files from their own place. */
    private Form begun() {
        var known = new HashMap<String, String>();
        known.put("channel", usual().code());
        Optional.ofNullable(CurrentViewer.staff().organization())
                .flatMap(organizations::find)
                .map(Organization::place)
                .filter(code -> code.level().compareTo(DivisionLevel.COUNTY) > 0)
                .ifPresent(code -> known.put("division", code.digits()));
        return Form.of(known);
    }

    /** What the viewer most likely is doing. */
    private static Channel usual() {
        return CurrentViewer.staff().roles().contains(Role.VILLAGE_WORKER) ? Channel.ON_BEHALF : Channel.HOTLINE;
    }

    /** Who sits in a village takes in for others and at no counter. */
    private static boolean onlyOnBehalf() {
        var roles = CurrentViewer.staff().roles();
        return roles.contains(Role.VILLAGE_WORKER) && roles.size() == 1;
    }

    private IntakePage page(Form form, @Nullable Receipt receipt, HttpServletRequest request) {
        var locale = languages.of(request);
        var place = places.of("division", form, request, Permission.APPEAL_INTAKE);
        var chosen = place.chosen();
        return new IntakePage(
                form,
                channels(locale),
                categories.open().stream()
                        .map(category ->
                                new Choice(category.code(), category.name(locale), category.description(locale)))
                        .toList(),
                categories.open().stream()
                        .filter(Category::confidential)
                        .map(Category::code)
                        .collect(Collectors.joining(" ")),
                place,
                chosen == null ? null : usual(form, chosen.code().digits()),
                SubmissionFields.collective(form::value),
                chosen == null
                        ? null
                        : intake.receivingBody(
                                        form.value("category"),
                                        chosen.code().digits(),
                                        "true".equals(form.value(SubmissionFields.ABOUT_RECEIVER)))
                                .orElse(null),
                receipt);
    }

    private List<Choice> channels(Locale locale) {
        return Arrays.stream(Channel.values())
                .filter(channel -> onlyOnBehalf() ? channel == Channel.ON_BEHALF : channel != Channel.PORTAL)
                .map(channel -> new Choice(channel.code(), texts.text(locale, "appeals.channel." + channel.code())))
                .toList();
    }
}
