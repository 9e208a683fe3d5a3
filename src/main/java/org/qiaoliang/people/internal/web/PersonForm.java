package org.qiaoliang.people.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.Persons;
import org.qiaoliang.people.internal.registry.PersonEditing;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.springframework.stereotype.Component;

/** The form that changes a person. */
@Component
class PersonForm {
    private final Persons persons;
    private final PersonEditing editing;
    private final PersonChoices choices;
    private final PlacePickers pickers;
    private final Languages languages;

    PersonForm(
            Persons persons, PersonEditing editing, PersonChoices choices, PlacePickers pickers, Languages languages) {
        this.persons = persons;
        this.editing = editing;
        this.choices = choices;
        this.pickers = pickers;
        this.languages = languages;
    }

    PersonEditPage page(PersonId id, @Nullable Form typed, HttpServletRequest request) {
        var person = persons.find(id).orElseThrow(Absent::new);
        var form = typed;
        if (form == null) {
            var known = new HashMap<String, Object>();
            known.put("version", person.version());
            known.put("name", person.name());
            known.put("sex", person.sex() == null ? "" : person.sex().code());
            known.put("birthDate", person.birthDate() == null ? "" : person.birthDate());
            known.put("ethnicGroup", person.ethnicGroup() == null ? "" : person.ethnicGroup());
            known.put("division", person.place().digits());
            known.put(
                    "documentKind",
                    person.document() == null ? "" : person.document().code());
            form = Form.of(Map.copyOf(known));
        }
        var locale = languages.of(request);
        return new PersonEditPage(
                person,
                persons.masked(id),
                form,
                pickers.of("division", form, request),
                choices.sexes(locale),
                choices.documents(locale),
                choices.ethnicGroups(locale));
    }

    void save(PersonId id, Form form) {
        var version = form.value("version");
        if (!version.matches("[0-9]{1,9}")) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "people.stale");
        }
        var division = pickers.chosen(
                "division",
                String.join(",", form.values().getOrDefault("division", List.of())),
                DivisionLevel.PROVINCE);
        var phones = form.value("phones");
        var address = form.value("address");
        editing.amend(
                id,
                Integer.parseInt(version),
                new PersonEditing.Amendment(
                        form.value("name"),
                        PersonFields.sex("sex", form.value("sex")),
                        PersonFields.day("birthDate", form.value("birthDate")),
                        PersonFields.group("ethnicGroup", form.value("ethnicGroup")),
                        division.id(),
                        PersonFields.document("", form::value).orElse(null),
                        form.has("forgetPhones", "true")
                                ? List.of()
                                : phones.isBlank() ? null : Arrays.asList(phones.split("[,;\\uff0c\\u3001\\uff1b]")),
                        address.isBlank() ? null : address));
    }
}
