package org.qiaoliang.people.internal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Complaint;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.Relation;
import org.qiaoliang.people.Sex;
import org.qiaoliang.web.Form;
import org.springframework.stereotype.Component;

/** Reads the form for a whole household; members of whom nothing was typed are left out. */
@Component
class HouseholdForm {
    private static final int FEWEST = 2;
    private static final int MOST = 30;

    private final PlacePickers pickers;
    private final Clock clock;

    HouseholdForm(PlacePickers pickers, Clock clock) {
        this.pickers = pickers;
        this.clock = clock;
    }

    static int count(Form form) {
        var said = form.value("count");
        return said.matches("[0-9]{1,2}") ? Math.clamp(Integer.parseInt(said), FEWEST, MOST) : FEWEST;
    }

    /** @throws RuleViolation with all that can't be read, named as in the form */
    Households.Draft read(Form form) {
        var complaints = new ArrayList<Complaint>();
        Division place = null;
        try {
            place = pickers.chosen(
                    "division",
                    String.join(",", form.values().getOrDefault("division", List.of())),
                    DivisionLevel.PREFECTURE);
        } catch (RuleViolation wrong) {
            complaints.addAll(wrong.complaints());
        }
        var members = new ArrayList<Households.MemberDraft>();
        for (var i = 0; i < count(form); i++) {
            var prefix = "members[" + i + "].";
            if (i > 0 && blank(form, prefix)) {
                continue;
            }
            try {
                if (place != null) {
                    members.add(member(form, prefix, i == 0, place));
                } else {
                    parts(form, prefix);
                }
            } catch (RuleViolation wrong) {
                complaints.addAll(wrong.complaints());
            }
        }
        if (place == null || !complaints.isEmpty()) {
            throw new RuleViolation(RuleViolation.Kind.INVALID, complaints);
        }
        return new Households.Draft(place.id(), form.value("address"), members);
    }

    private static boolean blank(Form form, String prefix) {
        return Stream.of("name", "document", "phones", "birthDate", "relation")
                .allMatch(field -> form.value(prefix + field).isBlank());
    }

    /** What must be taken apart before it can be judged. */
    private record Parts(
            @Nullable Sex sex,
            @Nullable LocalDate birth,
            @Nullable Document document) {}

    private static Parts parts(Form form, String prefix) {
        return new Parts(
                PersonFields.sex(prefix + "sex", form.value(prefix + "sex")),
                PersonFields.day(prefix + "birthDate", form.value(prefix + "birthDate")),
                PersonFields.document(prefix, form::value).orElse(null));
    }

    private Households.MemberDraft member(Form form, String prefix, boolean first, Division place) {
        var parts = parts(form, prefix);
        var relation = first
                ? Relation.HEAD
                : Relation.ofCode(form.value(prefix + "relation"))
                        .orElseThrow(() -> new RuleViolation(prefix + "relation", "people.relation.missing"));
        var draft = new PersonDraft(
                form.value(prefix + "name"),
                parts.sex,
                parts.birth,
                null,
                place.id(),
                parts.document,
                Arrays.asList(form.value(prefix + "phones").split("[,;\\uff0c\\u3001\\uff1b]")),
                form.value("address"));
        return new Households.MemberDraft(relation, draft, guardian(form, prefix));
    }

    private @Nullable GuardianDraft guardian(Form form, String prefix) {
        if (!form.has(prefix + "consent", "true")) {
            return null;
        }
        var relation = GuardianDraft.Relation.ofCode(form.value(prefix + "guardianRelation"))
                .orElse(GuardianDraft.Relation.PARENT);
        return new GuardianDraft(null, form.value(prefix + "guardianName"), "", relation, LocalDate.now(clock));
    }
}
