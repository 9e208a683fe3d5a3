package org.qiaoliang.appeals.internal.search;

import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.search.Tokens;
import org.springframework.stereotype.Component;

/** Finds appeals by words, and probable repeats of one, through the reviewed functions of the database. */
@Component
public class AppealSearch {
    private static final int MOST_PLACES = 8;

    private final ActiveDatabase database;
    private final Tokens tokens;
    private final Divisions divisions;

    AppealSearch(ActiveDatabase database, Tokens tokens, Divisions divisions) {
        this.database = database;
        this.tokens = tokens;
        this.divisions = divisions;
    }

    /**
     * What narrows a search.
     *
     * @param before only those with a lower id
     */
    public record Asked(
            String words,
            Set<AppealState> states,
            @Nullable String category,
            @Nullable DivisionCode division,
            @Nullable Channel channel,
            long before,
            int limit) {}

    /** A table of one column, the ids found, newest first; to be joined with what is to be shown of them. */
    public Table<Record> page(Asked asked) {
        var query = tokens.query(asked.words());
        if (query.isEmpty()) {
            return DSL.table("(select null::bigint as id where false)").as("found", "id");
        }
        var division = asked.division();
        var channel = asked.channel();
        return DSL.table(
                        "appeals.find({0}::tsquery, {1}, {2}, {3}, {4}::int8multirange, {5}, {6}, {7})",
                        val(narrowed(query)),
                        val(tokens.phrases(asked.words()).toArray(String[]::new), String[].class),
                        val(
                                asked.states().isEmpty()
                                        ? null
                                        : asked.states().stream()
                                                .map(AppealState::code)
                                                .toArray(String[]::new),
                                String[].class),
                        val(asked.category(), String.class),
                        val(
                                division == null ? null : new Scope(divisions.placesOf(division)).toMultirange(),
                                String.class),
                        val(channel == null ? null : channel.code(), String.class),
                        val(asked.before()),
                        val(asked.limit()))
                .as("found", "id");
    }

    /** Asks for the places of the scope too, where they are few and small: one look-up instead of a sieve after it. */
    private static String narrowed(String query) {
        var places = CurrentViewer.get().scope(Permission.APPEAL_READ).ranges().stream()
                .map(AppealSearch::place)
                .collect(Collectors.toSet());
        var narrows = !places.isEmpty()
                && places.size() <= MOST_PLACES
                && places.stream().allMatch(place -> place.length() >= 6);
        return narrows
                ? "(" + query + ") & ("
                        + places.stream().map(p -> "'/" + p + "'").collect(Collectors.joining(" | ")) + ")"
                : query;
    }

    /** The code of the smallest division that holds the range. */
    private static String place(Scope.Range range) {
        var from = String.format(Locale.ROOT, "%012d", range.from() % ScopeKey.KIND_FACTOR);
        var last = String.format(Locale.ROOT, "%012d", (range.to() - 1) % ScopeKey.KIND_FACTOR);
        for (var length : new int[] {12, 9, 6, 4, 2}) {
            if (from.substring(0, length).equals(last.substring(0, length))) {
                return from.substring(0, length);
            }
        }
        return "";
    }

    /**
     * A probable repeat (APPEAL-8).
     *
     * @param number null, as are category and title, when it is out of the viewer's reach
     * @param alike how much of the words are the same, in percent
     */
    public record Repeat(
            @Nullable AppealNumber number,
            AppealState state,
            @Nullable String category,
            @Nullable String title,
            Instant receivedAt,
            OrganizationId organization,
            boolean samePhone,
            boolean samePlace,
            int alike) {}

    /** In the running transaction; those with the same phone first, then by likeness. */
    public List<Repeat> repeats(long appeal) {
        return database.sql()
                .fetch(
                        "select number, state, category, title, received_at, organization_id, same_phone, same_place,"
                                + " alike, readable from appeals.repeats(?)",
                        appeal)
                .map(row -> new Repeat(
                        row.get("readable", Boolean.class) ? new AppealNumber(row.get("number", String.class)) : null,
                        AppealState.ofCode(row.get("state", String.class)).orElseThrow(),
                        row.get("category", String.class),
                        row.get("title", String.class),
                        row.get("received_at", OffsetDateTime.class).toInstant(),
                        new OrganizationId(row.get("organization_id", Long.class)),
                        row.get("same_phone", Boolean.class),
                        row.get("same_place", Boolean.class),
                        row.get("alike", Integer.class)));
    }
}
