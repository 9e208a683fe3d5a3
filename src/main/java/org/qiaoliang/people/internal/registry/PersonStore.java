package org.qiaoliang.people.internal.registry;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.qiaoliang.tables.people.Tables.GUARDIAN;
import static org.qiaoliang.tables.people.Tables.HOLDING;
import static org.qiaoliang.tables.people.Tables.PERSON;
import static org.qiaoliang.tables.people.Tables.PHONE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.RecordKey;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.PersonIdentity;
import org.qiaoliang.people.Sex;
import org.springframework.stereotype.Repository;

/** Persons in the database, in the transaction that is open. */
@Repository
public class PersonStore {
    /** What {@link #read} needs. */
    public static final List<Field<?>> FIELDS = List.of(
            PERSON.ID,
            PERSON.VERSION,
            PERSON.NAME,
            PERSON.SEX,
            PERSON.BIRTH_DATE,
            PERSON.ETHNIC_GROUP,
            PERSON.DIVISION_ID,
            PERSON.CODE,
            PERSON.DOCUMENT_KIND,
            PERSON.MERGED_INTO,
            PERSON.ERASED_AT);

    private static final Field<Result<Record>> PHONES = multiset(select(List.of(PHONE.SEALED))
                    .from(PHONE)
                    .where(PHONE.PERSON_ID.eq(PERSON.ID))
                    .orderBy(PHONE.POSITION))
            .as("phones");

    private final ActiveDatabase database;
    private final PersonSeal seal;
    private final Clock clock;

    PersonStore(ActiveDatabase database, PersonSeal seal, Clock clock) {
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
                    group(draft),
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

    public Optional<Person> find(PersonId id) {
        return find(List.of(id)).stream().findFirst();
    }

    public List<Person> find(Collection<PersonId> ids) {
        var wanted = ids.stream().map(PersonId::value).toArray(Long[]::new);
        return database.sql()
                .select(FIELDS)
                .from(PERSON)
                .where(PERSON.ID.eq(any(wanted)))
                .fetch(PersonStore::read);
    }

    Optional<PersonId> byDocument(Document document) {
        return database.sql()
                .select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.DOCUMENT_HASH.eq(seal.hash(document)), PERSON.MERGED_INTO.isNull())
                .fetchOptional(row -> new PersonId(row.value1()));
    }

    List<PersonId> byPhone(String phone) {
        return database.sql()
                .selectDistinct(PHONE.PERSON_ID)
                .from(PHONE)
                .join(PERSON)
                .on(PERSON.ID.eq(PHONE.PERSON_ID))
                .where(PHONE.HASH.eq(seal.phoneHash(phone)), PERSON.MERGED_INTO.isNull())
                .orderBy(PHONE.PERSON_ID)
                .fetch(row -> new PersonId(row.value1()));
    }

    /** Scope keys of the bodies that keep the person. */
    public List<ScopeKey> holders(PersonId id) {
        var keys = database.sql()
                .select(PERSON.HOLDERS)
                .from(PERSON)
                .where(PERSON.ID.eq(id.value()))
                .fetchOne(PERSON.HOLDERS);
        return keys == null
                ? List.of()
                : Arrays.stream(keys)
                        .filter(Objects::nonNull)
                        .map(ScopeKey::new)
                        .toList();
    }

    /** In the clear; empty once erased. */
    public PersonIdentity identity(PersonId id) {
        return database.sql()
                .select(PERSON.KEY, PERSON.DOCUMENT_KIND, PERSON.DOCUMENT, PERSON.ADDRESS, PHONES)
                .from(PERSON)
                .where(PERSON.ID.eq(id.value()))
                .fetchOptional(row -> {
                    var sealedKey = row.get(PERSON.KEY);
                    if (sealedKey == null) {
                        return PersonIdentity.NONE;
                    }
                    var key = seal.open(sealedKey);
                    return new PersonIdentity(
                            document(key, row.get(PERSON.DOCUMENT_KIND), row.get(PERSON.DOCUMENT)),
                            PersonSeal.phones(key, row.get(PHONES).map(phone -> phone.get(PHONE.SEALED))),
                            row.get(PERSON.ADDRESS) == null
                                    ? ""
                                    : key.open(PersonSeal.ADDRESS, row.get(PERSON.ADDRESS)));
                })
                .orElse(PersonIdentity.NONE);
    }

    /** @return false when somebody else was quicker */
    boolean update(PersonId id, int version, PersonDraft draft, String code) {
        var sealedKey = database.sql()
                .select(PERSON.KEY)
                .from(PERSON)
                .where(PERSON.ID.eq(id.value()), PERSON.VERSION.eq(version), PERSON.ERASED_AT.isNull())
                .fetchOne(PERSON.KEY);
        if (sealedKey == null) {
            return false;
        }
        var key = seal.open(sealedKey);
        var document = draft.document();
        var changed = database.sql()
                .update(PERSON)
                .set(PERSON.VERSION, version + 1)
                .set(PERSON.NAME, draft.name())
                .set(PERSON.SEX, draft.sex() == null ? null : draft.sex().code())
                .set(PERSON.BIRTH_DATE, draft.birthDate())
                .set(PERSON.ETHNIC_GROUP, group(draft))
                .set(PERSON.DIVISION_ID, draft.division().value())
                .set(PERSON.CODE, code)
                .set(
                        PERSON.DOCUMENT_KIND,
                        document == null ? null : document.kind().code())
                .set(PERSON.DOCUMENT, PersonSeal.document(key, document))
                .set(PERSON.DOCUMENT_HASH, document == null ? null : seal.hash(document))
                .set(PERSON.ADDRESS, PersonSeal.address(key, draft.address()))
                .set(PERSON.UPDATED_AT, OffsetDateTime.now(clock))
                .where(PERSON.ID.eq(id.value()), PERSON.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            return false;
        }
        database.sql().deleteFrom(PHONE).where(PHONE.PERSON_ID.eq(id.value())).execute();
        for (var i = 0; i < draft.phones().size(); i++) {
            var phone = draft.phones().get(i);
            database.sql()
                    .insertInto(PHONE)
                    .columns(PHONE.PERSON_ID, PHONE.POSITION, PHONE.HASH, PHONE.SEALED)
                    .values(id.value(), (short) (i + 1), seal.phoneHash(phone), key.seal(PersonSeal.PHONE, phone))
                    .execute();
        }
        return true;
    }

    public static Person read(Record row) {
        var merged = row.get(PERSON.MERGED_INTO);
        var sex = row.get(PERSON.SEX);
        var group = row.get(PERSON.ETHNIC_GROUP);
        var document = row.get(PERSON.DOCUMENT_KIND);
        var name = row.get(PERSON.NAME);
        return new Person(
                new PersonId(row.get(PERSON.ID)),
                row.get(PERSON.VERSION),
                name == null ? "" : name,
                sex == null ? null : Sex.ofCode(sex).orElse(null),
                row.get(PERSON.BIRTH_DATE),
                group == null ? null : group.intValue(),
                new DivisionId(row.get(PERSON.DIVISION_ID)),
                new DivisionCode(row.get(PERSON.CODE)),
                document == null ? null : Document.Kind.ofCode(document).orElse(null),
                merged == null ? null : new PersonId(merged),
                row.get(PERSON.ERASED_AT) != null);
    }

    private static @Nullable Document document(RecordKey key, @Nullable String kind, byte @Nullable [] sealed) {
        return kind == null || sealed == null
                ? null
                : new Document(Document.Kind.ofCode(kind).orElseThrow(), key.open(PersonSeal.DOCUMENT, sealed));
    }

    private static @Nullable Short group(PersonDraft draft) {
        return draft.ethnicGroup() == null ? null : draft.ethnicGroup().shortValue();
    }
}
