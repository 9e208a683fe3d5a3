package org.qiaoliang.people.internal.reading;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.qiaoliang.tables.people.Tables.GUARDIAN;
import static org.qiaoliang.tables.people.Tables.HOLDING;
import static org.qiaoliang.tables.people.Tables.LOOK;
import static org.qiaoliang.tables.people.Tables.PERSON;
import static org.qiaoliang.tables.people.Tables.PHONE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.internal.registry.PersonSeal;
import org.qiaoliang.people.internal.registry.PersonStore;
import org.springframework.stereotype.Repository;

/**
 * Lists of people and what their page shows, in the transaction that is open. Row-level security guards it; lists also say
 * themselves which bodies are within reach, so that an index serves them.
 */
@Repository
public class PeopleQueries {
    public static final int PAGE = 50;
    private static final int LOOKS = 20;
    /** Behind every character that a name can hold. */
    private static final String LAST = "\uffff";

    private static final Field<String> LETTERS = field("{0} collate \"C\"", String.class, PERSON.NAME);
    private static final Field<Result<Record>> BODIES = multiset(select(List.of(HOLDING.ORGANIZATION_ID))
                    .from(HOLDING)
                    .where(HOLDING.PERSON_ID.eq(PERSON.ID), HOLDING.UNTIL.isNull())
                    .orderBy(HOLDING.SCOPE_KEY))
            .as("bodies");

    private final ActiveDatabase database;
    private final Divisions divisions;
    private final PersonSeal seal;
    private final Clock clock;

    PeopleQueries(ActiveDatabase database, Divisions divisions, PersonSeal seal, Clock clock) {
        this.database = database;
        this.divisions = divisions;
        this.seal = seal;
        this.clock = clock;
    }

    /** @param bodies that keep them, as far as the viewer sees */
    public record Row(Person person, List<OrganizationId> bodies) {}

    /** By name in the order of pinyin. */
    public Slice<Row> list(PeopleFilter filter) {
        var fields = new ArrayList<Field<?>>(PersonStore.FIELDS);
        fields.add(BODIES);
        var rows = database.sql()
                .select(fields)
                .from(PERSON)
                .where(conditions(filter))
                .orderBy(PERSON.NAME, PERSON.ID)
                .limit(PAGE + 1)
                .fetch(found -> new Row(
                        PersonStore.read(found),
                        found.get(BODIES).map(body -> new OrganizationId(body.get(HOLDING.ORGANIZATION_ID)))));
        return Slice.of(rows, PAGE, last -> last.person().id().toString());
    }

    private List<Condition> conditions(PeopleFilter filter) {
        var all = new ArrayList<Condition>();
        all.add(PERSON.MERGED_INTO.isNull());
        all.add(PERSON.ERASED_AT.isNull());
        all.add(exists(selectOne()
                .from(HOLDING)
                .where(
                        HOLDING.PERSON_ID.eq(PERSON.ID),
                        HOLDING.UNTIL.isNull(),
                        within(CurrentViewer.get().scope(Permission.PERSON_READ)))));
        if (!filter.name().isEmpty()) {
            all.add(LETTERS.ge(filter.name()));
            all.add(LETTERS.lt(filter.name() + LAST));
        }
        var place = filter.place();
        if (place != null) {
            all.add(divisions.placesOf(place).stream()
                    .map(r -> PERSON.PLACE.ge(inline(r.from())).and(PERSON.PLACE.lt(inline(r.to()))))
                    .reduce(Condition::or)
                    .orElse(DSL.falseCondition()));
        }
        if (filter.phoneOf() != null) {
            var other = PHONE.as("other");
            all.add(PERSON.ID.in(select(PHONE.PERSON_ID)
                    .from(PHONE)
                    .join(other)
                    .on(other.HASH.eq(PHONE.HASH))
                    .where(other.PERSON_ID.eq(filter.phoneOf()))));
        }
        if (filter.after() != null) {
            var last = PERSON.as("last");
            all.add(row(PERSON.NAME, PERSON.ID)
                    .gt(row(
                            field(select(last.NAME).from(last).where(last.ID.eq(filter.after()))),
                            val(filter.after()))));
        }
        return all;
    }

    private static Condition within(Scope scope) {
        return scope.ranges().stream()
                .map(r -> HOLDING.SCOPE_KEY.ge(inline(r.from())).and(HOLDING.SCOPE_KEY.lt(inline(r.to()))))
                .reduce(Condition::or)
                .orElse(DSL.falseCondition());
    }

    /** One body's reason to keep a person. */
    public record Held(OrganizationId organization, Basis basis, String purpose, LocalDate since) {}

    public List<Held> holdings(PersonId id) {
        return database.sql()
                .select(HOLDING.ORGANIZATION_ID, HOLDING.BASIS, HOLDING.PURPOSE, HOLDING.SINCE)
                .from(HOLDING)
                .where(HOLDING.PERSON_ID.eq(id.value()), HOLDING.UNTIL.isNull())
                .orderBy(HOLDING.SINCE, HOLDING.ID)
                .fetch(found -> new Held(
                        new OrganizationId(found.get(HOLDING.ORGANIZATION_ID)),
                        Basis.ofCode(found.get(HOLDING.BASIS)).orElseThrow(),
                        found.get(HOLDING.PURPOSE),
                        found.get(HOLDING.SINCE)));
    }

    /** @param person null for somebody who has no file here, or none that the viewer sees */
    public record Guarding(
            @Nullable PersonId person,
            String name,
            GuardianDraft.Relation relation,
            @Nullable LocalDate consentedOn) {}

    public List<Guarding> guardians(PersonId ward) {
        var person = PERSON.as("guarding");
        return database.sql()
                .select(GUARDIAN.OUTSIDER, GUARDIAN.RELATION, GUARDIAN.CONSENTED_ON, PERSON.KEY, person.ID, person.NAME)
                .from(GUARDIAN)
                .join(PERSON)
                .on(PERSON.ID.eq(GUARDIAN.WARD_ID))
                .leftJoin(person)
                .on(person.ID.eq(GUARDIAN.GUARDIAN_ID))
                .where(GUARDIAN.WARD_ID.eq(ward.value()), GUARDIAN.UNTIL.isNull())
                .orderBy(GUARDIAN.ID)
                .fetch(found -> {
                    var id = found.get(person.ID);
                    var outsider = found.get(GUARDIAN.OUTSIDER);
                    var key = found.get(PERSON.KEY);
                    var name = found.get(person.NAME);
                    return new Guarding(
                            id == null ? null : new PersonId(id),
                            outsider != null && key != null ? seal.guardian(key, outsider) : name == null ? "" : name,
                            GuardianDraft.Relation.ofCode(found.get(GUARDIAN.RELATION))
                                    .orElseThrow(),
                            found.get(GUARDIAN.CONSENTED_ON));
                });
    }

    /** @param reason why numbers were shown in the clear; null when the page alone was looked at */
    public record Look(Instant at, AccountId by, @Nullable String reason) {}

    /** Puts down that the viewer looks at the person, and why when they see more than others. */
    public void look(PersonId id, AccountId by, @Nullable String reason) {
        database.sql()
                .insertInto(LOOK)
                .columns(LOOK.PERSON_ID, LOOK.AT, LOOK.ACCOUNT_ID, LOOK.REASON)
                .values(id.value(), OffsetDateTime.now(clock), by.value(), reason)
                .execute();
    }

    /** Who looked, latest first. */
    public List<Look> looks(PersonId id) {
        return database.sql()
                .select(LOOK.AT, LOOK.ACCOUNT_ID, LOOK.REASON)
                .from(LOOK)
                .where(LOOK.PERSON_ID.eq(id.value()))
                .orderBy(LOOK.ID.desc())
                .limit(LOOKS)
                .fetch(found -> new Look(
                        found.get(LOOK.AT).toInstant(),
                        new AccountId(found.get(LOOK.ACCOUNT_ID)),
                        found.get(LOOK.REASON)));
    }
}
