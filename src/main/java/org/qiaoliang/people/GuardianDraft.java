package org.qiaoliang.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for somebody who is under age.
 *
 * @param person when they are known here; otherwise name and phone say who it is
 * @param consentedOn the day on which they agreed that their ward is kept here, null when they did not
 */
public record GuardianDraft(
        @Nullable PersonId person,
        String name,
        String phone,
        Relation relation,
        @Nullable LocalDate consentedOn) {

    /** What the guardian is to their ward. */
    public enum Relation {
        PARENT,
        GRANDPARENT,
        SIBLING,
        RELATIVE,
        /** Residents' or villagers' committee, civil affairs, a home. */
        ORGANIZATION,
        OTHER;

        /** The word in URLs, JSON and message keys ({@code people.guardian.parent}). */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Relation> ofCode(String code) {
            return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
        }
    }

    public static GuardianDraft of(PersonId person, Relation relation, LocalDate consentedOn) {
        return new GuardianDraft(person, "", "", relation, consentedOn);
    }
}
