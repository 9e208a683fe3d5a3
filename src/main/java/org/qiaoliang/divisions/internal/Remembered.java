package org.qiaoliang.divisions.internal;

import static org.qiaoliang.tables.divisions.Tables.REVISION;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.ActiveDatabase;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What seldom changes, kept in memory as it was last committed. At most once a second the revision in the database is
 * compared, so that changes made on other nodes are seen. A transaction that changes it sees its own change, and nobody
 * else does before it commits.
 */
public final class Remembered<T> {
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private final String area;
    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final ActiveDatabase active;
    private final BiFunction<DSLContext, Long, T> load;
    private volatile @Nullable Held<T> held;

    private record Held<T>(T value, long revision, long checked) {}

    /** What a transaction that made changes sees until it ends. */
    private static final class Own<T> {
        private @Nullable T value;
    }

    /**
     * @param area the row of {@code divisions.revision}
     * @param transactions of the system
     * @param load reads all of it at a revision
     */
    public Remembered(
            String area,
            DSLContext system,
            TransactionTemplate transactions,
            ActiveDatabase active,
            BiFunction<DSLContext, Long, T> load) {
        this.area = area;
        this.system = system;
        this.transactions = transactions;
        this.active = active;
        this.load = load;
    }

    public T get() {
        var own = own();
        if (own != null) {
            var value = own.value;
            if (value == null) {
                value = load.apply(active.sql(), revision(active.sql()));
                own.value = value;
            }
            return value;
        }
        var now = held;
        return now != null && System.nanoTime() - now.checked < FRESH ? now.value : checked();
    }

    /** Says that the open transaction changed it; gives back the new revision. */
    public long changed() {
        var sql = active.sql();
        var revision = DSL.field("nextval('divisions.revisions')", Long.class);
        sql.update(REVISION)
                .set(REVISION.VALUE, revision)
                .where(REVISION.AREA.eq(area))
                .execute();
        var own = own();
        if (own == null) {
            TransactionSynchronizationManager.bindResource(this, new Own<T>());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Remembered.this);
                    held = null;
                }
            });
        } else {
            own.value = null;
        }
        return revision(sql);
    }

    private synchronized T checked() {
        var before = held;
        if (before != null && System.nanoTime() - before.checked < FRESH) {
            return before.value;
        }
        // By a connection of its own: what an open transaction has not committed must not get into the memory of all.
        // In
        // a transaction of its own, because a connection used without one stays bound to the transaction around it.
        var fresh = Objects.requireNonNull(transactions.execute(status -> {
            var revision = revision(system);
            var value = before != null && before.revision == revision ? before.value : load.apply(system, revision);
            return new Held<>(value, revision, System.nanoTime());
        }));
        held = fresh;
        return fresh.value;
    }

    private long revision(DSLContext sql) {
        return sql.select(REVISION.VALUE)
                .from(REVISION)
                .where(REVISION.AREA.eq(area))
                .fetchSingle(Record1::value1);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Own<T> own() {
        return (Own<T>) TransactionSynchronizationManager.getResource(this);
    }
}
