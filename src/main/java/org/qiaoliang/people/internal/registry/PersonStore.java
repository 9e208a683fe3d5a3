package org.qiaoliang.people.internal.registry;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.qiaoliang.tables.people.Tables.PERSON;
import static org.qiaoliang.tables.people.Tables.PHONE;

import java.time.Clock;
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

    static @Nullable Short group(PersonDraft draft) {
        return draft.ethnicGroup() == null ? null : draft.ethnicGroup().shortValue();
    }
}
