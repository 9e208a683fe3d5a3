package org.qiaoliang.people;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;

/** Families and who else lives under one roof. A household is seen as far as its members are. */
public interface Households {
    /**
     * Writes a household down with all who belong to it, in one go: who is on file already joins with their file.
     *
     * @throws org.qiaoliang.kernel.RuleViolation with all that is wrong; fields of a member begin with {@code members[0].}
     */
    HouseholdId add(Draft draft, Hold hold);

    /** Who belongs to a household today, as far as the viewer sees them. */
    Optional<Household> find(HouseholdId id);

    /** The household in which somebody lives today. */
    Optional<Household> of(PersonId person);

    /** Somebody joins a household; who lived elsewhere leaves there. */
    void join(HouseholdId id, int version, PersonId person, Relation relation);

    /** Somebody lives there no more; the head goes last. */
    void leave(HouseholdId id, int version, PersonId person);

    /** @param members the head among them */
    record Draft(DivisionId division, String address, List<MemberDraft> members) {
        public Draft {
            members = List.copyOf(members);
        }
    }

    /**
     * Somebody of the household.
     *
     * @param guardian who consents for somebody under fourteen, null for others
     */
    record MemberDraft(
            Relation relation, PersonDraft person, @Nullable GuardianDraft guardian) {}

    /** @param members the head first */
    record Household(HouseholdId id, int version, DivisionId division, DivisionCode place, List<Member> members) {
        public Household {
            members = List.copyOf(members);
        }
    }

    /** One who belongs to a household. */
    record Member(Person person, Relation relation) {}
}
