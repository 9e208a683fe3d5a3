package org.qiaoliang.appeals.internal.reading;

import static org.qiaoliang.tables.appeals.Tables.SAVED_FILTER;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Filters that somebody keeps under a name; each sees their own. */
@Component
public class SavedFilters {
    private static final int MOST = 20;
    private static final int LONGEST = 1000;

    private final DSLContext sql;
    private final TransactionTemplate transactions;

    SavedFilters(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param query as in the URL, without the question mark */
    public record Saved(long id, String name, String query) {}

    public List<Saved> mine() {
        var saved = transactions.execute(status -> sql.select(SAVED_FILTER.ID, SAVED_FILTER.NAME, SAVED_FILTER.QUERY)
                .from(SAVED_FILTER)
                .where(SAVED_FILTER.ACCOUNT.eq(me()))
                .orderBy(SAVED_FILTER.NAME)
                .fetch(row -> new Saved(row.value1(), row.value2(), row.value3())));
        return saved == null ? List.of() : saved;
    }

    /** A name used before gets the new filter. */
    public Saved save(String name, DeskFilter filter) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > 40) {
            throw new RuleViolation("name", "appeals.filter.name", 40);
        }
        var query = new StringBuilder();
        filter.query()
                .forEach((key, value) -> query.append(query.isEmpty() ? "" : "&")
                        .append(key)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        if (query.length() > LONGEST) {
            throw new RuleViolation("name", "appeals.filter.too-long");
        }
        var kept = transactions.execute(status -> {
            var others = SAVED_FILTER.ACCOUNT.eq(me()).and(SAVED_FILTER.NAME.ne(called));
            if (sql.fetchCount(SAVED_FILTER, others) >= MOST) {
                throw new RuleViolation("name", "appeals.filter.too-many", MOST);
            }
            return sql.insertInto(SAVED_FILTER)
                    .set(SAVED_FILTER.ACCOUNT, me())
                    .set(SAVED_FILTER.NAME, called)
                    .set(SAVED_FILTER.QUERY, query.toString())
                    .onConflict(SAVED_FILTER.ACCOUNT, SAVED_FILTER.NAME)
                    .doUpdate()
                    .set(SAVED_FILTER.QUERY, query.toString())
                    .returning(SAVED_FILTER.ID)
                    .fetchSingle(row -> new Saved(row.get(SAVED_FILTER.ID), called, query.toString()));
        });
        return Objects.requireNonNull(kept);
    }

    /** @throws Absent when the viewer has none of that number */
    public void remove(long id) {
        var gone = transactions.execute(status -> sql.deleteFrom(SAVED_FILTER)
                .where(SAVED_FILTER.ID.eq(id), SAVED_FILTER.ACCOUNT.eq(me()))
                .execute());
        if (gone == null || gone == 0) {
            throw new Absent();
        }
    }

    private static long me() {
        return CurrentViewer.staff().account().value();
    }
}
