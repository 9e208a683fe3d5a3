package org.qiaoliang.people.internal.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.Households.MemberDraft;
import org.qiaoliang.people.PeopleSetup;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.Relation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Households in batches of few statements, by the rules of those that are typed. */
@Component
class Settling implements PeopleSetup {
    private static final int BATCH = 200;

    private final TransactionTemplate transactions;
    private final NewPersons persons;
    private final HouseholdStore households;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Audit audit;
    private final Clock clock;

    Settling(
            @SystemDatabase TransactionTemplate transactions,
            NewPersons persons,
            HouseholdStore households,
            Organizations organizations,
            Divisions divisions,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.persons = persons;
        this.households = households;
        this.organizations = organizations;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int settle(List<Family> families) {
        if (!(CurrentViewer.get() instanceof Viewer.Program)) {
            throw new IllegalStateException("for the program alone");
        }
        var all = transactions.execute(status -> {
            var settled = 0;
            for (var from = 0; from < families.size(); from += BATCH) {
                settled += batch(families.subList(from, Math.min(from + BATCH, families.size())));
            }
            return settled;
        });
        return all == null ? 0 : all;
    }

    private int batch(List<Family> families) {
        var today = LocalDate.now(clock);
        var bodies =
                organizations.find(families.stream().map(Family::organization).toList());
        var ids = persons.ids(families.stream()
                        .mapToInt(family -> family.household().members().size())
                        .sum())
                .iterator();
        var homes = households.ids(families.size()).iterator();
        var rows = new ArrayList<PersonRow>();
        var houses = new ArrayList<HouseholdStore.Row>();
        var belongings = new ArrayList<HouseholdStore.Belonging>();
        var complaints = new Complaints();
        for (var family : families) {
            var body = bodies.get(family.organization());
            var draft = family.household();
            var division = divisions.find(draft.division()).orElseThrow();
            if (body == null) {
                throw new IllegalArgumentException("no organization " + family.organization());
            }
            var home = homes.next();
            houses.add(new HouseholdStore.Row(home, division, draft.address()));
            PersonId head = null;
            for (var member : draft.members()) {
                var id = ids.next();
                head = head == null ? id : head;
                var tidy = PersonCheck.tidy(member.person(), today, complaints);
                var guardian = guardian(member, head);
                PersonCheck.guarded(tidy, family.basis(), guardian, today, complaints);
                var hold = new Hold(family.organization(), family.basis(), family.purpose());
                rows.add(new PersonRow(id, tidy, division.code().digits(), hold, body.scopeKey(), guardian));
                belongings.add(new HouseholdStore.Belonging(home, id, member.relation()));
            }
            audit.record(AuditEvent.of("household.added", "household", home.toString(), body.scopeKey())
                    .change(
                            Map.of(),
                            Map.of("members", Integer.toString(draft.members().size()))));
        }
        complaints.raise();
        persons.insert(rows, null);
        households.insert(houses);
        households.join(belongings, today);
        return rows.size();
    }

    /** The head stands first and answers for those of whom nobody else was named. */
    private static @Nullable GuardianDraft guardian(MemberDraft member, PersonId head) {
        var said = member.guardian();
        return said == null || said.person() != null || !said.name().isBlank() || member.relation() == Relation.HEAD
                ? said
                : new GuardianDraft(head, "", "", said.relation(), said.consentedOn());
    }
}
