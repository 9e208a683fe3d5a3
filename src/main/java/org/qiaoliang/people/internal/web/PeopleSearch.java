package org.qiaoliang.people.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Masking;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.IdentityNumber;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.Persons;
import org.qiaoliang.people.internal.reading.PeopleFilter;
import org.qiaoliang.people.internal.reading.PeopleQueries;
import org.qiaoliang.people.internal.registry.PersonCheck;
import org.qiaoliang.search.SearchHit;
import org.qiaoliang.search.SearchSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds people by name, ID number or phone; whoever looks for a number leaves a trail, found or not (ACCESS-5). */
@Component
class PeopleSearch implements SearchSource {
    private final Persons persons;
    private final PeopleQueries queries;
    private final Divisions divisions;
    private final Audit audit;
    private final TransactionTemplate transactions;

    PeopleSearch(
            Persons persons,
            PeopleQueries queries,
            Divisions divisions,
            Audit audit,
            TransactionTemplate transactions) {
        this.persons = persons;
        this.queries = queries;
        this.divisions = divisions;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Those with the ID number or phone; empty when the words are neither. */
    Optional<List<PersonId>> byNumber(String words) {
        var clean = IdentityNumber.clean(words);
        if (IdentityNumber.wrong(clean).isEmpty()) {
            var document = Document.of(new IdentityNumber(clean));
            return Optional.of(Objects.requireNonNull(transactions.execute(status -> {
                audit.record(AuditEvent.of("person.number-searched", "id-number", Masking.idNumber(clean), null));
                return persons.byDocument(document).stream().toList();
            })));
        }
        return PersonCheck.phone(words)
                .map(phone -> Objects.requireNonNull(transactions.execute(status -> {
                    audit.record(AuditEvent.of("person.phone-searched", "phone", Masking.phone(phone), null));
                    return persons.byPhone(phone);
                })));
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public List<SearchHit> find(String words, Locale locale, int limit) {
        if (!CurrentViewer.get().may(Permission.PERSON_READ) || words.isBlank()) {
            return List.of();
        }
        var found = byNumber(words)
                .map(ids -> List.copyOf(persons.find(ids).values()))
                .orElseGet(() -> Objects.requireNonNull(transactions.execute(
                        status -> queries.list(new PeopleFilter(words.strip(), null, null, null)).items().stream()
                                .map(PeopleQueries.Row::person)
                                .toList())));
        return found.stream().limit(limit).map(this::hit).toList();
    }

    private SearchHit hit(Person person) {
        var place = divisions.find(person.division()).map(Division::fullName).orElse("");
        return new SearchHit(person.name(), place, PeoplePages.PATH + "/" + person.id(), "user");
    }
}
