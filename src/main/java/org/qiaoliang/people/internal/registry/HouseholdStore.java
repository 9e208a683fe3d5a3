package org.qiaoliang.people.internal.registry;

import static org.qiaoliang.tables.people.Tables.HOUSEHOLD;
import static org.qiaoliang.tables.people.Tables.MEMBER;
import static org.qiaoliang.tables.people.Tables.PERSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.people.HouseholdId;
import org.qiaoliang.people.Households.Household;
import org.qiaoliang.people.Households.Member;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.Relation;
import org.springframework.stereotype.Repository;

/** Households in the database, in the transaction that is open. */
@Repository
public class HouseholdStore {
    private final ActiveDatabase database;
    private final PersonSeal seal;

    HouseholdStore(ActiveDatabase database, PersonSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** A household with an id already. */
    public record Row(HouseholdId id, Division division, String address) {}

    /** Who belongs to which. */
    public record Belonging(HouseholdId household, PersonId person, Relation relation) {}

    public List<HouseholdId> ids(int count) {
        return database.sql()
                .fetch("select nextval('people.household_id') from generate_series(1, ?)", count)
                .map(row -> new HouseholdId(row.get(0, long.class)));
    }

    /** In one statement, however many they are. */
    public void insert(List<Row> rows) {
        var insert = database.sql()
                .insertInto(HOUSEHOLD)
                .columns(HOUSEHOLD.ID, HOUSEHOLD.DIVISION_ID, HOUSEHOLD.CODE, HOUSEHOLD.KEY, HOUSEHOLD.ADDRESS);
        for (var row : rows) {
            var key = seal.fresh();
            insert = insert.values(
                    row.id().value(),
                    row.division().id().value(),
                    row.division().code().digits(),
                    seal.sealed(key),
                    PersonSeal.address(key, row.address()));
        }
        insert.execute();
    }

    /** In one statement, however many they are. */
    public void join(List<Belonging> belongings, LocalDate since) {
        var insert = database.sql()
                .insertInto(MEMBER)
                .columns(MEMBER.HOUSEHOLD_ID, MEMBER.PERSON_ID, MEMBER.RELATION, MEMBER.SINCE);
        for (var one : belongings) {
            insert = insert.values(
                    one.household().value(),
                    one.person().value(),
                    one.relation().code(),
                    since);
        }
        insert.execute();
    }

    Optional<Household> find(HouseholdId id) {
        return find(HOUSEHOLD.ID.eq(id.value()));
    }

    Optional<Household> of(PersonId person) {
        var mine = MEMBER.as("mine");
        return find(HOUSEHOLD.ID.eq(DSL.select(mine.HOUSEHOLD_ID)
                .from(mine)
                .where(mine.PERSON_ID.eq(person.value()), mine.UNTIL.isNull())));
    }

    private Optional<Household> find(Condition which) {
        var fields = new ArrayList<>(PersonStore.FIELDS);
        fields.addAll(List.of(HOUSEHOLD.ID, HOUSEHOLD.VERSION, HOUSEHOLD.DIVISION_ID, HOUSEHOLD.CODE, MEMBER.RELATION));
        var rows = database.sql()
                .select(fields)
                .from(HOUSEHOLD)
                .join(MEMBER)
                .on(MEMBER.HOUSEHOLD_ID.eq(HOUSEHOLD.ID), MEMBER.UNTIL.isNull())
                .join(PERSON)
                .on(PERSON.ID.eq(MEMBER.PERSON_ID))
                .where(which)
                .orderBy(PERSON.BIRTH_DATE.asc().nullsLast(), PERSON.ID)
                .fetch();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var first = rows.getFirst();
        var members = rows.stream()
                .map(row -> new Member(
                        PersonStore.read(row),
                        Relation.ofCode(row.get(MEMBER.RELATION)).orElseThrow()))
                .sorted(Comparator.comparing(
                        (Member member) -> member.relation().ordinal()))
                .toList();
        return Optional.of(new Household(
                new HouseholdId(first.get(HOUSEHOLD.ID)),
                first.get(HOUSEHOLD.VERSION),
                new DivisionId(first.get(HOUSEHOLD.DIVISION_ID)),
                new DivisionCode(first.get(HOUSEHOLD.CODE)),
                members));
    }

    /** @return false when somebody else was quicker */
    boolean touch(HouseholdId id, int version) {
        return database.sql()
                        .update(HOUSEHOLD)
                        .set(HOUSEHOLD.VERSION, version + 1)
                        .where(HOUSEHOLD.ID.eq(id.value()), HOUSEHOLD.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** @return false when they did not live there */
    boolean leave(PersonId person, LocalDate until) {
        return database.sql()
                        .update(MEMBER)
                        .set(MEMBER.UNTIL, DSL.greatest(MEMBER.SINCE, DSL.val(until)))
                        .where(MEMBER.PERSON_ID.eq(person.value()), MEMBER.UNTIL.isNull())
                        .execute()
                == 1;
    }
}
