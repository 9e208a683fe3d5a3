package org.qiaoliang.people.internal.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.PersonIdentity;
import org.qiaoliang.people.Persons;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the one file of each person. */
@Service
@Transactional
public class PersonService implements Persons {
    private static final int LONGEST_REASON = 200;

    private final PersonStore store;
    private final NewPersons fresh;
    private final PersonSeal seal;
    private final Bodies bodies;
    private final Divisions divisions;
    private final ActiveDatabase database;
    private final Audit audit;
    private final Clock clock;

    PersonService(
            PersonStore store,
            NewPersons fresh,
            PersonSeal seal,
            Bodies bodies,
            Divisions divisions,
            ActiveDatabase database,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.fresh = fresh;
        this.seal = seal;
        this.bodies = bodies;
        this.divisions = divisions;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Added add(PersonDraft given, Hold hold, @Nullable GuardianDraft guardian) {
        var body = bodies.mine(hold.organization());
        var known = kept(given.document(), hold, body.scopeKey());
        if (known.isPresent()) {
            return new Added(known.get(), true);
        }
        var today = LocalDate.now(clock);
        var complaints = new Complaints();
        var draft = PersonCheck.tidy(given, today, complaints);
        PersonCheck.guarded(draft, hold.basis(), guardian, today, complaints);
        PersonCheck.named(guardian, complaints);
        var purpose = PersonCheck.purpose(hold.purpose(), complaints);
        complaints.raise();
        var place = place(draft.division());
        var id = fresh.ids(1).getFirst();
        var row = new PersonRow(
                id,
                draft,
                place.code().digits(),
                new Hold(hold.organization(), hold.basis(), purpose),
                body.scopeKey(),
                guardian);
        try {
            fresh.insert(List.of(row), account());
        } catch (DuplicateKeyException quicker) {
            // Somebody else wrote the same document down while this was typed: sent again, it finds them.
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "document", "people.document.just-added");
        }
        audit.record(AuditEvent.of("person.added", "person", id.toString(), body.scopeKey())
                .change(
                        Map.of(),
                        Map.of(
                                "basis",
                                hold.basis().code(),
                                "division",
                                place.code().digits())));
        return new Added(id, false);
    }

    private Optional<PersonId> kept(@Nullable Document document, Hold hold, ScopeKey key) {
        if (document == null) {
            return Optional.empty();
        }
        var complaints = new Complaints();
        var purpose = PersonCheck.purpose(hold.purpose(), complaints);
        complaints.raise();
        var by = account();
        var id = database.sql()
                .fetchValue(
                        "select people.keep({0}, {1}, {2}, {3}, {4}, {5})",
                        DSL.val(seal.hash(document)),
                        DSL.val(hold.organization().value()),
                        DSL.val(hold.basis().code()),
                        DSL.val(purpose),
                        DSL.val(LocalDate.now(clock)),
                        DSL.val(by == null ? null : by.value(), SQLDataType.BIGINT));
        if (!(id instanceof Long found)) {
            return Optional.empty();
        }
        audit.record(AuditEvent.of("person.kept", "person", found.toString(), key)
                .change(Map.of(), Map.of("basis", hold.basis().code())));
        return Optional.of(new PersonId(found));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Person> find(PersonId id) {
        return store.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PersonId, Person> find(Collection<PersonId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : store.find(ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public Optional<PersonId> byDocument(Document document) {
        return store.byDocument(document);
    }

    @Override
    public List<PersonId> byPhone(String phone) {
        return PersonCheck.phone(phone).map(store::byPhone).orElse(List.of());
    }

    @Override
    public void change(PersonId id, int version, PersonDraft given) {
        var before = store.find(id).orElseThrow(Absent::new);
        var key = reached(id, Permission.PERSON_EDIT, "people.not-yours");
        if (before.erased() || before.mergedInto() != null) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "people.gone");
        }
        var complaints = new Complaints();
        var draft = PersonCheck.tidy(given, LocalDate.now(clock), complaints);
        complaints.raise();
        var place = place(draft.division());
        try {
            if (!store.update(id, version, draft, place.code().digits())) {
                throw new RuleViolation(RuleViolation.Kind.STALE, "", "people.stale");
            }
        } catch (DuplicateKeyException taken) {
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "document", "people.document.taken");
        }
        audit.record(AuditEvent.of("person.changed", "person", id.toString(), key)
                .change(plain(before), plain(store.find(id).orElse(before))));
    }

    @Override
    public PersonIdentity masked(PersonId id) {
        return store.identity(id).masked();
    }

    @Override
    public PersonIdentity reveal(PersonId id, String reason) {
        if (store.find(id).isEmpty()) {
            throw new Absent();
        }
        var key = reached(id, Permission.PERSON_REVEAL, "people.reveal.not-yours");
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new RuleViolation("reason", "people.reason.length", LONGEST_REASON);
        }
        audit.record(
                AuditEvent.of("person.revealed", "person", id.toString(), key).because(why));
        return store.identity(id);
    }

    /** One of the bodies that keep the person, over which the viewer has the permission. */
    public ScopeKey reached(PersonId id, Permission permission, String refusal) {
        var scope = CurrentViewer.get().scope(permission);
        return store.holders(id).stream()
                .filter(scope::contains)
                .findFirst()
                .orElseThrow(() -> new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", refusal));
    }

    private Division place(DivisionId id) {
        return divisions
                .find(id)
                .filter(division -> divisions.isWithinRoot(division.id()))
                .orElseThrow(() -> new RuleViolation("division", "people.division.outside"));
    }

    /** What the trail may hold: nothing by which they are known. */
    private static Map<String, String> plain(Person person) {
        var plain = new HashMap<String, String>();
        plain.put("division", person.place().digits());
        plain.put("document", person.document() == null ? "" : person.document().code());
        plain.put("version", Integer.toString(person.version()));
        return plain;
    }

    static @Nullable AccountId account() {
        return CurrentViewer.get() instanceof Viewer.Staff staff ? staff.account() : null;
    }
}
