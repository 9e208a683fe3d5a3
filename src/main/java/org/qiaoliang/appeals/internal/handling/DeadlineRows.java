package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.tables.appeals.Tables.DEADLINE;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE_CHANGE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.internal.deadlines.Clocks;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.appeals.internal.deadlines.Term;

/** Deadlines to and from their table. */
public final class DeadlineRows {
    /** What {@link #read} needs. */
    public static final List<Field<?>> FIELDS = List.of(
            DEADLINE.ID,
            DEADLINE.KIND,
            DEADLINE.STARTED_AT,
            DEADLINE.TERM,
            DEADLINE.SIMPLIFIED,
            DEADLINE.EXTENDED_DAYS,
            DEADLINE.PAUSED_FOR,
            DEADLINE.PAUSED_SINCE,
            DEADLINE.DUE_AT,
            DEADLINE.WARN_AT,
            DEADLINE.OUTCOME,
            DEADLINE.ENDED_AT);

    private DeadlineRows() {}

    public static Deadline read(Record row) {
        return new Deadline(
                row.get(DEADLINE.ID),
                DeadlineKind.ofCode(row.get(DEADLINE.KIND)),
                row.get(DEADLINE.STARTED_AT).toInstant(),
                Term.of(row.get(DEADLINE.TERM)),
                row.get(DEADLINE.SIMPLIFIED),
                row.get(DEADLINE.EXTENDED_DAYS),
                row.get(DEADLINE.PAUSED_FOR).toDuration(),
                instant(row.get(DEADLINE.PAUSED_SINCE)),
                row.get(DEADLINE.DUE_AT).toInstant(),
                row.get(DEADLINE.WARN_AT).toInstant(),
                Deadline.Outcome.ofCode(row.get(DEADLINE.OUTCOME)),
                instant(row.get(DEADLINE.ENDED_AT)));
    }

    /** Statements that bring the table from what was read to what is. */
    static List<Query> changes(
            DSLContext sql,
            long appeal,
            List<Deadline> before,
            Clocks clocks,
            DeadlinePolicy policy,
            long calendar,
            Instant at) {
        var queries = new ArrayList<Query>();
        for (var deadline : clocks.all()) {
            var id = deadline.id();
            if (id != null && !before.contains(deadline)) {
                queries.add(update(sql, id, deadline));
            }
        }
        // After the updates, since only one of a kind may be open at a time.
        for (var deadline : clocks.all()) {
            if (deadline.id() == null) {
                queries.add(insert(sql, appeal, deadline, policy, calendar));
            }
        }
        if (clocks.recategorized()) {
            queries.add(sql.update(DEADLINE)
                    .set(DEADLINE.POLICY, policy.code())
                    .set(DEADLINE.POLICY_VERSION, policy.version())
                    .where(DEADLINE.APPEAL_ID.eq(appeal), DEADLINE.OUTCOME.eq("open")));
        }
        for (var change : clocks.changes()) {
            queries.add(change(sql, appeal, change, at));
        }
        return queries;
    }

    static Query change(DSLContext sql, long appeal, Clocks.Change change, Instant at) {
        return sql.insertInto(DEADLINE_CHANGE)
                .set(DEADLINE_CHANGE.APPEAL_ID, appeal)
                .set(DEADLINE_CHANGE.AT, utc(at))
                .set(DEADLINE_CHANGE.KIND, change.kind().code())
                .set(DEADLINE_CHANGE.DUE_BEFORE, utc(change.before()))
                .set(DEADLINE_CHANGE.DUE_AFTER, utc(change.after()))
                .set(DEADLINE_CHANGE.WHY, change.why());
    }

    public static Query insert(DSLContext sql, long appeal, Deadline d, DeadlinePolicy policy, long calendar) {
        return sql.insertInto(DEADLINE)
                .set(DEADLINE.APPEAL_ID, appeal)
                .set(DEADLINE.KIND, d.kind().code())
                .set(DEADLINE.STARTED_AT, utc(d.startedAt()))
                .set(DEADLINE.TERM, d.term().toString())
                .set(DEADLINE.SIMPLIFIED, d.simplified())
                .set(DEADLINE.EXTENDED_DAYS, d.extendedDays())
                .set(DEADLINE.PAUSED_FOR, interval(d))
                .set(DEADLINE.PAUSED_SINCE, utc(d.pausedSince()))
                .set(DEADLINE.DUE_AT, utc(d.dueAt()))
                .set(DEADLINE.WARN_AT, utc(d.warnAt()))
                .set(DEADLINE.OUTCOME, d.outcome().code())
                .set(DEADLINE.ENDED_AT, utc(d.endedAt()))
                .set(DEADLINE.POLICY, policy.code())
                .set(DEADLINE.POLICY_VERSION, policy.version())
                .set(DEADLINE.CALENDAR_REVISION, calendar);
    }

    /** Policy and calendar stay those it was last counted with as a whole: only recomputation counts it anew. */
    static Query update(DSLContext sql, long id, Deadline d) {
        return sql.update(DEADLINE)
                .set(DEADLINE.TERM, d.term().toString())
                .set(DEADLINE.EXTENDED_DAYS, d.extendedDays())
                .set(DEADLINE.PAUSED_FOR, interval(d))
                .set(DEADLINE.PAUSED_SINCE, utc(d.pausedSince()))
                // A due time that moved is warned of anew.
                .set(
                        DEADLINE.ESCALATED,
                        DSL.when(DEADLINE.DUE_AT.lt(utc(d.dueAt())), (short) 0).otherwise(DEADLINE.ESCALATED))
                .set(DEADLINE.DUE_AT, utc(d.dueAt()))
                .set(DEADLINE.WARN_AT, utc(d.warnAt()))
                .set(DEADLINE.OUTCOME, d.outcome().code())
                .set(DEADLINE.ENDED_AT, utc(d.endedAt()))
                .where(DEADLINE.ID.eq(id));
    }

    private static YearToSecond interval(Deadline d) {
        return YearToSecond.valueOf(d.pausedFor());
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
