package org.qiaoliang.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one file of each person (PERSON-1). All methods join the transaction that is open, or open one of the request's. What
 * is written needs {@code person.edit} over the body that keeps the person; nobody is found whom the viewer does not see.
 */
public interface Persons {
    /**
     * Writes somebody down, or, where their document is on file already, puts down that this body keeps them too: what is
     * on file is then left as it is.
     *
     * @param guardian who consents for somebody under fourteen; null for others
     * @throws org.qiaoliang.kernel.RuleViolation with all that is wrong with the draft; fields are {@code name}, {@code
     *     document}, {@code birthDate}, {@code sex}, {@code phones}, {@code address}, {@code guardian}, {@code purpose}
     */
    Added add(PersonDraft draft, Hold hold, @Nullable GuardianDraft guardian);

    /** @param known whether they were on file already */
    record Added(PersonId id, boolean known) {}

    Optional<Person> find(PersonId id);

    /** Several in one statement; those whom the viewer does not see are left out. */
    Map<PersonId, Person> find(Collection<PersonId> ids);

    /** Who has this document, when the viewer sees them. */
    Optional<PersonId> byDocument(Document document);

    /** Who is called by this phone; a family may share one. */
    List<PersonId> byPhone(String phone);

    /** Writes what is known now over the version that was read. */
    void change(PersonId id, int version, PersonDraft draft);

    /** Number of the document, phones and address as they are shown without a reason. */
    PersonIdentity masked(PersonId id);

    /**
     * Number of the document, phones and address in the clear; the trail keeps who asked and why (PERSON-2). Needs {@code
     * person.reveal} over a body that keeps the person.
     */
    PersonIdentity reveal(PersonId id, String reason);
}
