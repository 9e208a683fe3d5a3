package org.qiaoliang.people.internal.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.HouseholdId;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.Persons;
import org.qiaoliang.people.Relation;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of households. */
@Service
@Transactional
class HouseholdService implements Households {
    private static final int MOST_MEMBERS = 30;

    private final HouseholdStore store;
    private final Persons persons;
    private final PersonService reach;
    private final Bodies bodies;
    private final Divisions divisions;
    private final Audit audit;
    private final Clock clock;

    HouseholdService(
            HouseholdStore store,
            Persons persons,
            PersonService reach,
            Bodies bodies,
            Divisions divisions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.persons = persons;
        this.reach = reach;
        this.bodies = bodies;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public HouseholdId add(Draft draft, Hold hold) {
        var body = bodies.mine(hold.organization());
        var division = divisions
                .find(draft.division())
                .filter(place -> divisions.isWithinRoot(place.id()))
                .orElseThrow(() -> new RuleViolation("division", "people.division.outside"));
        var today = LocalDate.now(clock);
        check(draft, hold, today);
        var id = store.ids(1).getFirst();
        store.insert(
                List.of(new HouseholdStore.Row(id, division, draft.address().strip())));
        var belongings = new ArrayList<HouseholdStore.Belonging>();
        PersonId head = null;
        for (var i : headFirst(draft)) {
            var member = draft.members().get(i);
            var person = added(member, hold, head, "members[" + i + "].");
            head = head == null ? person : head;
            if (belongings.stream().anyMatch(one -> one.person().equals(person))) {
                throw new RuleViolation("members[" + i + "].document", "people.household.twice");
            }
            store.leave(person, today);
            belongings.add(new HouseholdStore.Belonging(id, person, member.relation()));
        }
        try {
            store.join(belongings, today);
        } catch (DuplicateKeyException elsewhere) {
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "", "people.household.elsewhere");
        }
        audit.record(AuditEvent.of("household.added", "household", id.toString(), body.scopeKey())
                .change(Map.of(), Map.of("members", Integer.toString(belongings.size()))));
        return id;
    }

    /** Everything that is wrong with anybody, at once, before anything is written. */
    private void check(Draft draft, Hold hold, LocalDate today) {
        var complaints = new Complaints();
        PersonCheck.purpose(hold.purpose(), complaints);
        var heads = draft.members().stream()
                .filter(member -> member.relation() == Relation.HEAD)
                .count();
        complaints.addIf(heads != 1, "members", "people.household.head");
        complaints.addIf(draft.members().size() > MOST_MEMBERS, "members", "people.household.many", MOST_MEMBERS);
        var seen = new HashSet<String>();
        for (var i = 0; i < draft.members().size(); i++) {
            var member = draft.members().get(i);
            var own = new Complaints();
            var tidy = PersonCheck.tidy(member.person(), today, own);
            var document = tidy.document();
            own.addIf(document != null && !seen.add(document.lookup()), "document", "people.household.twice");
            PersonCheck.guarded(tidy, hold.basis(), member.guardian(), today, own);
            gather(complaints, own, "members[" + i + "].");
        }
        complaints.raise();
    }

    private static void gather(Complaints all, Complaints own, String prefix) {
        try {
            own.raise();
        } catch (RuleViolation wrong) {
            wrong.complaints()
                    .forEach(one -> all.add(
                            prefix + one.field(), one.key(), one.parameters().toArray()));
        }
    }

    /** The head is on file before those for whom they answer. */
    private static List<Integer> headFirst(Draft draft) {
        var order = new ArrayList<Integer>();
        for (var i = 0; i < draft.members().size(); i++) {
            if (draft.members().get(i).relation() == Relation.HEAD) {
                order.addFirst(i);
            } else {
                order.add(i);
            }
        }
        return order;
    }

    private PersonId added(MemberDraft member, Hold hold, @Nullable PersonId head, String prefix) {
        try {
            return persons.add(member.person(), hold, guardian(member, head)).id();
        } catch (RuleViolation refused) {
            throw new RuleViolation(
                    refused.kind(),
                    refused.complaints().stream()
                            .map(one -> new RuleViolation.Complaint(prefix + one.field(), one.key(), one.parameters()))
                            .toList());
        }
    }

    /** A guardian without a name is the head of the household. */
    private static @Nullable GuardianDraft guardian(MemberDraft member, @Nullable PersonId head) {
        var said = member.guardian();
        return said != null && said.person() == null && said.name().isBlank() && head != null
                ? new GuardianDraft(head, "", "", said.relation(), said.consentedOn())
                : said;
    }

    @Override
    public Optional<Household> find(HouseholdId id) {
        return store.find(id);
    }

    @Override
    public Optional<Household> of(PersonId person) {
        return store.of(person);
    }

    @Override
    public void join(HouseholdId id, int version, PersonId person, Relation relation) {
        var household = store.find(id).orElseThrow(Absent::new);
        if (persons.find(person).isEmpty()) {
            throw new Absent();
        }
        var key = reach.reached(person, Permission.PERSON_EDIT, "people.not-yours");
        var today = LocalDate.now(clock);
        if (household.members().stream().anyMatch(m -> m.person().id().equals(person))) {
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "person", "people.household.twice");
        }
        if (relation == Relation.HEAD) {
            throw new RuleViolation("relation", "people.household.head");
        }
        touch(id, version);
        store.leave(person, today);
        try {
            store.join(List.of(new HouseholdStore.Belonging(id, person, relation)), today);
        } catch (DuplicateKeyException again) {
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "person", "people.household.same-day");
        }
        audit.record(AuditEvent.of("household.joined", "household", id.toString(), key)
                .change(Map.of(), Map.of("person", person.toString(), "relation", relation.code())));
    }

    @Override
    public void leave(HouseholdId id, int version, PersonId person) {
        var household = store.find(id).orElseThrow(Absent::new);
        var member = household.members().stream()
                .filter(m -> m.person().id().equals(person))
                .findFirst()
                .orElseThrow(Absent::new);
        var key = reach.reached(person, Permission.PERSON_EDIT, "people.not-yours");
        if (member.relation() == Relation.HEAD && household.members().size() > 1) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "person", "people.household.head-last");
        }
        touch(id, version);
        store.leave(person, LocalDate.now(clock));
        audit.record(AuditEvent.of("household.left", "household", id.toString(), key)
                .change(Map.of("person", person.toString()), Map.of()));
    }

    private void touch(HouseholdId id, int version) {
        if (!store.touch(id, version)) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "people.household.stale");
        }
    }
}
