package org.qiaoliang.audit.internal;

import static org.qiaoliang.tables.audit.Tables.EVENT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.kernel.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail as auditors read it. Looking up what tells of confidential cases is an event itself. */
@Component
public class TrailQueries {
    public static final int PAGE = 50;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Audit audit;

    TrailQueries(DSLContext sql, TransactionTemplate transactions, Audit audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Newest first. */
    public Slice<TrailEntry> list(TrailFilter filter, String after) {
        return Objects.requireNonNull(transactions.execute(t -> {
            var rows = sql.select(TrailRows.COLUMNS)
                    .from(EVENT)
                    .where(reached())
                    .and(asked(filter))
                    .and(following(after))
                    .orderBy(EVENT.AT.desc(), EVENT.ID.desc())
                    .limit(PAGE + 1)
                    .fetch(TrailQueries::entry);
            var slice = Slice.of(rows, PAGE, TrailQueries::key);
            recordLooking(slice.items());
            return slice;
        }));
    }

    public TrailEntry event(long id) {
        return Optional.ofNullable(transactions.execute(t -> {
                    var found = sql.select(TrailRows.COLUMNS)
                            .from(EVENT)
                            .where(reached())
                            .and(EVENT.ID.eq(id))
                            .fetchOptional(TrailQueries::entry);
                    found.ifPresent(entry -> recordLooking(List.of(entry)));
                    return found.orElse(null);
                }))
                .orElseThrow(Absent::new);
    }

    private void recordLooking(Collection<TrailEntry> entries) {
        var subjects = entries.stream()
                .filter(TrailEntry::confidential)
                .map(TrailEntry::subject)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (!subjects.isEmpty()) {
            audit.record(AuditEvent.of("audit.viewed", "audit", "confidential", null)
                    .change(Map.of(), Map.of("subjects", subjects)));
        }
    }

    /** What the policies of the table say as well; stated here for the index, and so that neither stands alone. */
    private static Condition reached() {
        var scope = CurrentViewer.get().scope(Permission.AUDIT_READ);
        return EVENT.SCOPE_KEY.isNull().or(within(scope));
    }

    private static Condition within(Scope scope) {
        return DSL.condition("{0} <@ {1}::int8multirange", EVENT.SCOPE_KEY, DSL.val(scope.toMultirange()));
    }

    private static Condition asked(TrailFilter filter) {
        var all = DSL.noCondition();
        if (!filter.who().isEmpty()) {
            all = all.and(EVENT.ACTOR.eq(filter.who()));
        }
        if (filter.action().endsWith(".")) {
            all = all.and(EVENT.ACTION.startsWith(filter.action()));
        } else if (!filter.action().isEmpty()) {
            all = all.and(EVENT.ACTION.eq(filter.action()));
        }
        if (!filter.type().isEmpty()) {
            all = all.and(EVENT.SUBJECT_TYPE.eq(filter.type()));
        }
        if (!filter.subject().isEmpty()) {
            all = all.and(EVENT.SUBJECT.eq(filter.subject()));
        }
        return all.and(filter.from()
                        .map(day -> EVENT.AT.ge(start(day).atOffset(ZoneOffset.UTC)))
                        .orElseGet(DSL::noCondition))
                .and(filter.to()
                        .map(day -> EVENT.AT.lt(start(day.plusDays(1)).atOffset(ZoneOffset.UTC)))
                        .orElseGet(DSL::noCondition))
                .and(filter.whose().map(TrailQueries::within).orElseGet(DSL::noCondition));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static String key(TrailEntry entry) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()) + "-" + entry.id();
    }

    /** A key that is none asks for the first page. */
    private static Condition following(String key) {
        var dash = key.indexOf('-');
        try {
            var at = Instant.EPOCH.plus(Long.parseLong(key.substring(0, Math.max(0, dash))), ChronoUnit.MICROS);
            var id = Long.parseLong(key.substring(dash + 1));
            return DSL.row(EVENT.AT, EVENT.ID).lt(at.atOffset(ZoneOffset.UTC), id);
        } catch (NumberFormatException e) {
            return DSL.noCondition();
        }
    }

    private static TrailEntry entry(Record row) {
        var scope = row.get(EVENT.SCOPE_KEY);
        return new TrailEntry(
                row.get(EVENT.ID),
                row.get(EVENT.AT).toInstant(),
                row.get(EVENT.VIEWER),
                row.get(EVENT.ACTOR),
                row.get(EVENT.ORIGIN),
                row.get(EVENT.ACTION),
                row.get(EVENT.SUBJECT_TYPE),
                row.get(EVENT.SUBJECT),
                scope == null ? null : new ScopeKey(scope),
                row.get(EVENT.ON_BEHALF_OF),
                row.get(EVENT.REASON),
                TrailJson.read(row.get(EVENT.BEFORE).data()),
                TrailJson.read(row.get(EVENT.AFTER).data()),
                row.get(EVENT.CONFIDENTIAL));
    }
}
