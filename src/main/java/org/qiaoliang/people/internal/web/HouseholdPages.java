package org.qiaoliang.people.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.internal.registry.Bodies;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** A whole household on one page, for a phone. */
@Controller
@Needs(Permission.PERSON_EDIT)
@RequestMapping("/workbench/households/new")
class HouseholdPages {
    private static final String TEMPLATE = "people/household-new";

    private final Pages pages;
    private final HouseholdForm forms;
    private final Households households;
    private final Bodies bodies;
    private final PersonChoices choices;
    private final PlacePickers pickers;
    private final Idempotency once;
    private final Texts texts;
    private final Languages languages;

    HouseholdPages(
            Pages pages,
            HouseholdForm forms,
            Households households,
            Bodies bodies,
            PersonChoices choices,
            PlacePickers pickers,
            Idempotency once,
            Texts texts,
            Languages languages) {
        this.pages = pages;
        this.forms = forms;
        this.households = households;
        this.bodies = bodies;
        this.choices = choices;
        this.pickers = pickers;
        this.once = once;
        this.texts = texts;
        this.languages = languages;
    }

    /** As it most likely is: at the place of the worker's own body, for its duty. */
    @GetMapping
    View form(HttpServletRequest request) {
        var known = new HashMap<String, Object>();
        known.put("basis", Basis.DUTY.code());
        known.put("purpose", texts.text(languages.of(request), "people.purpose.visit"));
        bodies.own()
                .filter(body -> body.place().level().compareTo(DivisionLevel.COUNTY) > 0)
                .ifPresent(body -> known.put("division", body.place().digits()));
        return pages.view(TEMPLATE, page(Form.of(Map.copyOf(known)), request));
    }

    @PostMapping
    Object add(HttpServletRequest request) {
        var form = Form.posted(request);
        if (!form.value("more").isEmpty()) {
            return pages.view(TEMPLATE, page(oneMore(form), request));
        }
        try {
            var head = once.form(request, () -> {
                var body = bodies.requireOwn();
                var basis = Basis.ofCode(form.value("basis"))
                        .orElseThrow(() -> new RuleViolation("basis", "people.basis.unknown"));
                var id = households.add(forms.read(form), new Hold(body.id(), basis, form.value("purpose")));
                return households
                        .find(id)
                        .map(household ->
                                household.members().getFirst().person().id().toString())
                        .orElse("");
            });
            return "redirect:" + PeoplePages.PATH + "/" + head;
        } catch (RuleViolation violation) {
            return pages.view(violation, TEMPLATE, page(form.refusedBy(violation), request));
        }
    }

    private static Form oneMore(Form form) {
        var values = new LinkedHashMap<>(form.values());
        values.put("count", List.of(Integer.toString(HouseholdForm.count(form) + 1)));
        return new Form(values, List.of());
    }

    private HouseholdFormPage page(Form form, HttpServletRequest request) {
        var locale = languages.of(request);
        return new HouseholdFormPage(
                form,
                bodies.requireOwn().shortName(),
                pickers.of("division", form, request),
                HouseholdForm.count(form),
                choices.relations(locale).stream().skip(1).toList(),
                choices.documents(locale),
                choices.sexes(locale),
                choices.guardians(locale),
                choices.bases(locale));
    }
}
