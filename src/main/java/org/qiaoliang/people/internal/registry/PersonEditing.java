package org.qiaoliang.people.internal.registry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.Persons;
import org.qiaoliang.people.Sex;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes by those who see numbers masked: what they leave empty stays as it is, without their having seen it. */
@Service
public class PersonEditing {
    private final Persons persons;
    private final PersonStore store;

    PersonEditing(Persons persons, PersonStore store) {
        this.persons = persons;
        this.store = store;
    }

    /**
     * What was typed over what is known.
     *
     * @param document null to keep the one on file
     * @param phones null to keep those on file
     * @param address null to keep the one on file
     */
    public record Amendment(
            String name,
            @Nullable Sex sex,
            @Nullable LocalDate birthDate,
            @Nullable Integer ethnicGroup,
            DivisionId division,
            @Nullable Document document,
            @Nullable List<String> phones,
            @Nullable String address) {}

    @Transactional
    public void amend(PersonId id, int version, Amendment typed) {
        if (store.find(id).isEmpty()) {
            throw new Absent();
        }
        var kept = store.identity(id);
        var document = typed.document == null ? kept.document() : typed.document;
        var phones = typed.phones == null ? kept.phones() : typed.phones;
        var address = typed.address == null ? kept.address() : typed.address;
        persons.change(
                id,
                version,
                new PersonDraft(
                        typed.name,
                        typed.sex,
                        typed.birthDate,
                        typed.ethnicGroup,
                        typed.division,
                        document,
                        phones,
                        address));
    }
}
