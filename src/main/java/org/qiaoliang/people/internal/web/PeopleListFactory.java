package org.qiaoliang.people.internal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.people.internal.reading.PeopleFilter;
import org.qiaoliang.people.internal.reading.PeopleQueries;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the list of people. */
@Component
class PeopleListFactory {
    private static final int LONGEST_NAME = 60;

    private final PeopleQueries queries;
    private final Divisions divisions;
    private final Organizations organizations;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PeopleListFactory(
            PeopleQueries queries,
            Divisions divisions,
            Organizations organizations,
            TransactionTemplate transactions,
            Clock clock) {
        this.queries = queries;
        this.divisions = divisions;
        this.organizations = organizations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the address asks for. */
    record Asked(
            String name,
            String division,
            @Nullable Long phoneOf,
            @Nullable Long after,
            @Nullable String notice) {}

    PeopleListPage list(Asked asked) {
        var name = asked.name().strip();
        var words = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        var place = asked.division().isEmpty() ? null : divisions.require("division", asked.division());
        var filter = new PeopleFilter(words, place == null ? null : place.code(), asked.phoneOf(), asked.after());
        return Objects.requireNonNull(transactions.execute(status -> {
            var slice = queries.list(filter);
            var known = new HashMap<String, Object>();
            known.put("q", words);
            known.put("division", asked.division());
            var base = UriComponentsBuilder.fromPath(PeoplePages.PATH)
                    .queryParam("q", words)
                    .queryParam("division", asked.division());
            if (asked.phoneOf() != null) {
                base.queryParam("phone-of", asked.phoneOf());
            }
            return new PeopleListPage(
                    Form.of(Map.copyOf(known)),
                    asked.notice(),
                    !words.isEmpty() || place != null || asked.phoneOf() != null,
                    places(place),
                    rows(slice),
                    slice.after() == null
                            ? null
                            : base.cloneBuilder()
                                    .queryParam("after", slice.after())
                                    .encode()
                                    .toUriString(),
                    asked.after() == null ? null : base.cloneBuilder().encode().toUriString(),
                    CurrentViewer.get().may(Permission.PERSON_EDIT),
                    LocalDate.now(clock));
        }));
    }

    private List<PeopleListPage.Row> rows(Slice<PeopleQueries.Row> slice) {
        var names = organizations.shortNames(slice.items().stream()
                .flatMap(row -> row.bodies().stream())
                .distinct()
                .toList());
        return slice.items().stream()
                .map(row -> new PeopleListPage.Row(
                        row.person(),
                        divisions
                                .find(row.person().division())
                                .map(Division::fullName)
                                .orElse(""),
                        row.bodies().stream()
                                .map(body -> names.getOrDefault(body, ""))
                                .collect(Collectors.joining(" · "))))
                .toList();
    }

    /** From the root down to the place and one step further, as far as the viewer reaches. */
    private List<Choice> places(@Nullable Division chosen) {
        var all = new ArrayList<Choice>();
        var scope = CurrentViewer.get().scope(Permission.PERSON_READ);
        var at = chosen == null ? divisions.root().orElse(null) : chosen;
        if (at != null) {
            var choices = new ArrayList<>(divisions.path(at.id()));
            choices.addAll(divisions.children(at.id()));
            choices.stream()
                    .filter(place -> scope.touches(place.code()))
                    .map(place -> new Choice(place.code().digits(), place.fullName()))
                    .forEach(all::add);
        }
        return all;
    }
}
