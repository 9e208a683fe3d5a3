package org.qiaoliang.people.internal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.PersonIdentity;
import org.qiaoliang.people.Persons;
import org.qiaoliang.people.internal.reading.PeopleQueries;
import org.qiaoliang.people.internal.registry.PersonStore;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the page of one person; looking at it is itself put down. */
@Component
class PersonPageFactory {
    private final Persons persons;
    private final PersonStore store;
    private final Households households;
    private final PeopleQueries queries;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Accounts accounts;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Texts texts;
    private final Clock clock;

    PersonPageFactory(
            Persons persons,
            PersonStore store,
            Households households,
            PeopleQueries queries,
            Organizations organizations,
            Divisions divisions,
            Accounts accounts,
            Audit audit,
            TransactionTemplate transactions,
            Texts texts,
            Clock clock) {
        this.persons = persons;
        this.store = store;
        this.households = households;
        this.queries = queries;
        this.organizations = organizations;
        this.divisions = divisions;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.texts = texts;
        this.clock = clock;
    }

    PersonPage one(PersonId id, Locale locale) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var person = persons.find(id).orElseThrow(Absent::new);
            var viewer = CurrentViewer.staff();
            audit.record(AuditEvent.of("person.viewed", "person", id.toString(), seenBy(id)));
            queries.look(id, viewer.account(), null);
            var holders = store.holders(id);
            var held = queries.holdings(id);
            var names = organizations.shortNames(
                    held.stream().map(PeopleQueries.Held::organization).toList());
            var looks = queries.looks(id);
            var lookers = accounts.names(
                    looks.stream().map(PeopleQueries.Look::by).distinct().toList());
            return new PersonPage(
                    person,
                    divisions.find(person.division()).map(Division::fullName).orElse(""),
                    persons.masked(id),
                    households.of(id).orElse(null),
                    queries.guardians(id),
                    held.stream()
                            .map(one -> new PersonPage.Body(
                                    names.getOrDefault(one.organization(), ""),
                                    texts.text(
                                            locale,
                                            "people.basis." + one.basis().code()),
                                    one.purpose(),
                                    one.since()))
                            .toList(),
                    looks.stream()
                            .map(look ->
                                    new PersonPage.Seen(look.at(), lookers.getOrDefault(look.by(), ""), look.reason()))
                            .toList(),
                    !person.erased()
                            && person.mergedInto() == null
                            && holders.stream().anyMatch(viewer.scope(Permission.PERSON_EDIT)::contains),
                    holders.stream().anyMatch(viewer.scope(Permission.PERSON_REVEAL)::contains),
                    LocalDate.now(clock));
        }));
    }

    /** One of the bodies that keep the person and lie within what the viewer reads. */
    private @Nullable ScopeKey seenBy(PersonId id) {
        var scope = CurrentViewer.get().scope(Permission.PERSON_READ);
        return store.holders(id).stream().filter(scope::contains).findFirst().orElse(null);
    }

    PersonPage.Reveal reveal(PersonId id, Form form, @Nullable PersonIdentity shown) {
        Person person = persons.find(id).orElseThrow(Absent::new);
        return new PersonPage.Reveal(person, form, shown);
    }

    /** The numbers in the clear; who saw them and why stands on the page from now on. */
    PersonIdentity opened(PersonId id, String reason) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var identity = persons.reveal(id, reason);
            queries.look(id, CurrentViewer.staff().account(), reason.strip());
            return identity;
        }));
    }
}
