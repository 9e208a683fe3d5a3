package org.qiaoliang.people.internal.registry;

import static org.qiaoliang.tables.people.Tables.GUARDIAN;
import static org.qiaoliang.tables.people.Tables.HOLDING;
import static org.qiaoliang.tables.people.Tables.PERSON;
import static org.qiaoliang.tables.people.Tables.PHONE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.people.PersonId;
import org.springframework.stereotype.Repository;

/** Writes new persons, one or many, in the transaction that is open. */
@Repository
public class NewPersons {
    private final ActiveDatabase database;
    private final PersonSeal seal;
    private final Clock clock;

    NewPersons(ActiveDatabase database, PersonSeal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** So many new ids, in one statement. */
    public List<PersonId> ids(int count) {
        return database.sql()
                .fetch("select nextval('people.person_id') from generate_series(1, ?)", count)
                .map(row -> new PersonId(row.get(0, long.class)));
    }

    /** Writes new persons with phones, bodies and guardians: four statements, however many they are. */
    public void insert(List<PersonRow> rows, @Nullable AccountId by) {
        var now = OffsetDateTime.now(clock);
        var today = LocalDate.now(clock);
        var persons = database.sql()
                .insertInto(PERSON)
                .columns(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.SEX,
                        PERSON.BIRTH_DATE,
                        PERSON.ETHNIC_GROUP,
                        PERSON.DIVISION_ID,
                        PERSON.CODE,
                        PERSON.KEY,
                        PERSON.DOCUMENT_KIND,
                        PERSON.DOCUMENT,
                        PERSON.DOCUMENT_HASH,
                        PERSON.ADDRESS,
                        PERSON.HOLDERS,
                        PERSON.CREATED_AT,
                        PERSON.UPDATED_AT);
        var phones =
                database.sql().insertInto(PHONE).columns(PHONE.PERSON_ID, PHONE.POSITION, PHONE.HASH, PHONE.SEALED);
        var holdings = database.sql()
                .insertInto(HOLDING)
                .columns(
                        HOLDING.PERSON_ID,
                        HOLDING.ORGANIZATION_ID,
                        HOLDING.SCOPE_KEY,
                        HOLDING.BASIS,
                        HOLDING.PURPOSE,
                        HOLDING.SINCE,
                        HOLDING.RECORDED_BY);
        var guardians = database.sql()
                .insertInto(GUARDIAN)
                .columns(
                        GUARDIAN.WARD_ID,
                        GUARDIAN.GUARDIAN_ID,
                        GUARDIAN.OUTSIDER,
                        GUARDIAN.RELATION,
                        GUARDIAN.CONSENTED_ON,
                        GUARDIAN.SINCE);
        var calls = 0;
        var guarded = 0;
        for (var row : rows) {
            var draft = row.draft();
            var key = seal.fresh();
            var document = draft.document();
            persons = persons.values(
                    row.id().value(),
                    draft.name(),
                    draft.sex() == null ? null : draft.sex().code(),
                    draft.birthDate(),
                    PersonStore.group(draft),
                    draft.division().value(),
                    row.code(),
                    seal.sealed(key),
                    document == null ? null : document.kind().code(),
                    PersonSeal.document(key, document),
                    document == null ? null : seal.hash(document),
                    PersonSeal.address(key, draft.address()),
                    new Long[] {row.key().value()},
                    now,
                    now);
            for (var i = 0; i < draft.phones().size(); i++) {
                var phone = draft.phones().get(i);
                phones = phones.values(
                        row.id().value(), (short) (i + 1), seal.phoneHash(phone), key.seal(PersonSeal.PHONE, phone));
                calls++;
            }
            holdings = holdings.values(
                    row.id().value(),
                    row.hold().organization().value(),
                    row.key().value(),
                    row.hold().basis().code(),
                    row.hold().purpose(),
                    today,
                    by == null ? null : by.value());
            var guardian = row.guardian();
            if (guardian != null) {
                var known = guardian.person();
                guardians = guardians.values(
                        row.id().value(),
                        known == null ? null : known.value(),
                        known != null
                                ? null
                                : key.seal(
                                        PersonSeal.GUARDIAN,
                                        PersonCheck.name(guardian.name()) + "\n"
                                                + PersonCheck.phone(guardian.phone())
                                                        .orElse("")),
                        guardian.relation().code(),
                        guardian.consentedOn(),
                        today);
                guarded++;
            }
        }
        persons.execute();
        if (calls > 0) {
            phones.execute();
        }
        holdings.execute();
        if (guarded > 0) {
            guardians.execute();
        }
    }
}
