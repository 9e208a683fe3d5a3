package org.qiaoliang.people.internal.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.identity.Phones;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonDraft;

/** What must hold of a draft, said all at once; gives it back in the form in which it is kept. */
public final class PersonCheck {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 200;
    private static final int MOST_PHONES = 5;
    private static final int LONGEST_PURPOSE = 200;
    private static final int OLDEST = 130;
    private static final int LAST_ETHNIC_GROUP = 58;

    private PersonCheck() {}

    /** Complains of what is wrong with who they are; with nothing wrong, phones are bare numbers and the rest is tidy. */
    public static PersonDraft tidy(PersonDraft given, LocalDate today, Complaints complaints) {
        var draft = given.completed();
        var name = name(draft.name());
        complaints.addIf(
                name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl),
                "name",
                "people.name.length",
                LONGEST_NAME);
        var address = draft.address().strip();
        complaints.addIf(
                address.length() > LONGEST_ADDRESS || address.chars().anyMatch(Character::isISOControl),
                "address",
                "people.address.length",
                LONGEST_ADDRESS);
        var birth = draft.birthDate();
        complaints.addIf(birth != null && birth.isAfter(today), "birthDate", "people.birth.future");
        complaints.addIf(
                birth != null && birth.isBefore(today.minusYears(OLDEST)), "birthDate", "people.birth.too-old");
        var number =
                draft.document() == null ? null : draft.document().identity().orElse(null);
        if (number != null) {
            complaints.addIf(
                    !number.birthDate().equals(birth), "birthDate", "people.birth.not-as-document", number.birthDate());
            complaints.addIf(number.sex() != draft.sex(), "sex", "people.sex.not-as-document");
        }
        var group = draft.ethnicGroup();
        complaints.addIf(
                group != null && (group < 1 || group > LAST_ETHNIC_GROUP && group < 97 || group > 99),
                "ethnicGroup",
                "people.ethnic-group.unknown");
        var phones = phones(draft.phones(), complaints);
        return new PersonDraft(name, draft.sex(), birth, group, draft.division(), draft.document(), phones, address);
    }

    /** Who is under fourteen is kept with their guardian's consent, but for what can't wait (PIPL article 31). */
    static void guarded(
            PersonDraft draft, Basis basis, @Nullable GuardianDraft guardian, LocalDate today, Complaints complaints) {
        var birth = draft.birthDate();
        var child = birth != null && birth.plusYears(Person.GUARDED_UNTIL).isAfter(today);
        if (child && basis != Basis.VITAL_INTEREST) {
            complaints.addIf(
                    guardian == null || guardian.consentedOn() == null,
                    "guardian",
                    "people.guardian.needed",
                    Person.GUARDED_UNTIL);
        }
        if (guardian != null) {
            complaints.addIf(guardian.name().length() > LONGEST_NAME, "guardian", "people.name.length", LONGEST_NAME);
            complaints.addIf(
                    !guardian.phone().isBlank() && phone(guardian.phone()).isEmpty(), "guardian", "people.phone.form");
            var day = guardian.consentedOn();
            complaints.addIf(day != null && day.isAfter(today), "guardian", "people.guardian.future");
        }
    }

    /** Whether it is said who the guardian is; in a household it is the head when nothing is said. */
    static void named(@Nullable GuardianDraft guardian, Complaints complaints) {
        complaints.addIf(
                guardian != null
                        && guardian.person() == null
                        && name(guardian.name()).isEmpty(),
                "guardian",
                "people.guardian.who");
    }

    static String purpose(String typed, Complaints complaints) {
        var purpose = typed.strip();
        complaints.addIf(
                purpose.isEmpty() || purpose.length() > LONGEST_PURPOSE,
                "purpose",
                "people.purpose.length",
                LONGEST_PURPOSE);
        return purpose;
    }

    /** Bare digits: of a mobile phone of the mainland, or of a line with its area code. */
    public static Optional<String> phone(String typed) {
        var mobile = Phones.mobile(typed);
        if (mobile.isPresent()) {
            return mobile;
        }
        var digits = typed.replaceAll("[\\s()-]", "");
        return digits.matches("0[0-9]{9,11}") ? Optional.of(digits) : Optional.empty();
    }

    /** Without blanks around, and with one within where there were several. */
    public static String name(String typed) {
        return typed.replaceAll("[\\s\\u3000]+", " ").strip();
    }

    private static List<String> phones(List<String> typed, Complaints complaints) {
        var phones = new LinkedHashSet<String>();
        for (var one : typed) {
            if (!one.isBlank()) {
                var bare = phone(one);
                complaints.addIf(bare.isEmpty(), "phones", "people.phone.form");
                bare.ifPresent(phones::add);
            }
        }
        complaints.addIf(phones.size() > MOST_PHONES, "phones", "people.phone.many", MOST_PHONES);
        return new ArrayList<>(phones);
    }
}
