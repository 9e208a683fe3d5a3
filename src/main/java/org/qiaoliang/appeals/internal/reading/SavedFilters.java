package org.qiaoliang.appeals.internal.reading;

import static org.qiaoliang.tables.appeals.Tables.SAVED_FILTER;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Filters that somebody keeps under a name; each sees their own. */
@Component
public class SavedFilters {
    private static final int MOST = 20;

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
    public void save(String name, DeskFilter filter) {
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
        transactions.executeWithoutResult(status -> {
            if (sql.fetchCount(SAVED_FILTER, SAVED_FILTER.ACCOUNT.eq(me())) >= MOST) {
                throw new RuleViolation("name", "appeals.filter.too-many", MOST);
            }
            sql.insertInto(SAVED_FILTER)
                    .set(SAVED_FILTER.ACCOUNT, me())
                    .set(SAVED_FILTER.NAME, called)
                    .set(SAVED_FILTER.QUERY, query.toString())
                    .onConflict(SAVED_FILTER.ACCOUNT, SAVED_FILTER.NAME)
                    .doUpdate()
                    .set(SAVED_FILTER.QUERY, query.toString())
                    .execute();
        });
    }

    public void remove(long id) {
        transactions.executeWithoutResult(status -> sql.deleteFrom(SAVED_FILTER)
                .where(SAVED_FILTER.ID.eq(id), SAVED_FILTER.ACCOUNT.eq(me()))
                .execute());
    }

    private static long me() {
        return CurrentViewer.staff().account().value();
    }
}
