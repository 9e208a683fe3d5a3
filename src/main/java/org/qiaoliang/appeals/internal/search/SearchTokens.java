package org.qiaoliang.appeals.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Query;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.search.Tokens;
import org.springframework.stereotype.Component;

/**
 * Writes the tokens an appeal is found by, in its own transaction. Beside its words these are the places it lies in, so
 * that a word and a county are one look-up in one index: {@code /370811} for the county, {@code /370811001} for the
 * township. Never for a confidential case.
 */
@Component
public class SearchTokens {
    private final ActiveDatabase database;
    private final Tokens tokens;

    SearchTokens(ActiveDatabase database, Tokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /** The statement that writes them. */
    public Query insert(long appeal, ScopeKey scope, String title, String text) {
        var all = new ArrayList<>(tokens.ofText(title + "\n" + text));
        all.addAll(places(scope));
        return database.sql()
                .query(
                        "insert into appeals.search (appeal_id, tokens) values (?, array_to_tsvector(?))",
                        appeal,
                        all.stream().distinct().toArray(String[]::new));
    }

    /** The appeal lies with another body now. */
    public void move(long appeal, ScopeKey from, ScopeKey to) {
        database.sql()
                .execute(
                        "update appeals.search set tokens = ts_delete(tokens, ?) || array_to_tsvector(?)"
                                + " where appeal_id = ?",
                        places(from).toArray(String[]::new),
                        places(to).toArray(String[]::new),
                        appeal);
    }

    /** The place of the body that has the appeal, at each level that it is of or below. */
    public static List<String> places(ScopeKey scope) {
        var digits = String.format(Locale.ROOT, "%012d", scope.place());
        var places = new ArrayList<String>();
        for (var length : new int[] {2, 4, 6, 9, 12}) {
            var rest = digits.substring(length);
            places.add("/" + digits.substring(0, length));
            if (rest.chars().allMatch(c -> c == '0')) {
                break;
            }
        }
        return places;
    }
}
