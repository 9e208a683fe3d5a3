package org.qiaoliang.appeals.internal.reading;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.appeals.internal.search.AppealSearch;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of appeals for the staff, in one statement. Row-level security guards it; each query also says itself what is
 * within reach, so that an index serves it. Scopes and filters are written into the SQL: a plan made for a village would be
 * a bad one for a city, and a statement without parameters is planned once and not each time, which takes longer than to
 * run it.
 */
@Component
public class DeskQueries {
    public static final int PAGE = 25;

    private final TransactionTemplate reading;
    private final ActiveDatabase database;
    private final AppealSearch search;
    private final Divisions divisions;
    private final Clock clock;

    DeskQueries(
            TransactionTemplate transactions,
            ActiveDatabase database,
            AppealSearch search,
            Divisions divisions,
            Clock clock) {
        this.reading = transactions;
        this.database = database;
        this.search = search;
        this.divisions = divisions;
        this.clock = clock;
    }

    public Slice<DeskRow> list(DeskFilter filter) {
        return list(filter, PAGE);
    }

    public Slice<DeskRow> list(DeskFilter filter, int size) {
        var rows = reading.execute(status -> select(filter, size + 1).fetch(DeskRows::read));
        return Slice.of(rows == null ? List.of() : rows, size, last -> key(filter, last));
    }

    /** Those of the numbers that the viewer sees, due first. */
    public List<DeskRow> find(Collection<AppealNumber> numbers) {
        var rows = reading.execute(status -> database.sql()
                .select(DeskRows.FIELDS)
                .from(APPEAL)
                .where(APPEAL.NUMBER.in(
                        numbers.stream().map(AppealNumber::value).toList()))
                .orderBy(APPEAL.DUE_AT, APPEAL.ID)
                .fetch(DeskRows::read));
        return rows == null ? List.of() : rows;
    }

    /** Those that came from one phone, newest first; nobody is known from a confidential case by their phone. */
    public List<DeskRow> ofPhone(byte[] phoneKey, int limit) {
        var rows = reading.execute(status -> database.sql()
                .select(DeskRows.FIELDS)
                .from(APPEAL)
                .where(APPEAL.PHONE_KEY.eq(phoneKey))
                .and(APPEAL.CASE_KEY.isNull())
                .and(Reach.within(CurrentViewer.get().scope(Permission.APPEAL_READ)))
                .orderBy(APPEAL.ID.desc())
                .limit(limit)
                .fetch(DeskRows::read));
        return rows == null ? List.of() : rows;
    }

    private ResultQuery<? extends Record> select(DeskFilter filter, int limit) {
        var number = AppealNumber.parse(filter.words());
        if (number.isPresent()) {
            return database.sql()
                    .select(DeskRows.FIELDS)
                    .from(APPEAL)
                    .where(APPEAL.NUMBER.eq(number.get().value()))
                    .limit(limit);
        }
        if (!filter.words().isBlank()) {
            var found = search.page(new AppealSearch.Asked(
                    filter.words(),
                    filter.states(),
                    filter.category(),
                    filter.division(),
                    filter.channel(),
                    id(filter.after()),
                    limit));
            return database.sql()
                    .select(DeskRows.FIELDS)
                    .from(found)
                    .join(APPEAL)
                    .on(APPEAL.ID.eq(DSL.field(DSL.name("found", "id"), Long.class)))
                    .orderBy(APPEAL.ID.desc());
        }
        return ordered(filter, limit);
    }

    private ResultQuery<? extends Record> ordered(DeskFilter filter, int limit) {
        var branches = branches(filter);
        if (branches.size() == 1) {
            return branch(filter, branches.getFirst(), limit);
        }
        Select<Record> all = branch(filter, branches.getFirst(), limit);
        for (var reach : branches.subList(1, branches.size())) {
            all = all.unionAll(branch(filter, reach, limit));
        }
        var union = all.asTable("found");
        return database.sql()
                .select(union.fields())
                .from(union)
                .orderBy(order(filter, DSL.field(DSL.name("found", "due_at")), DSL.field(DSL.name("found", "id"))))
                .limit(inline(limit))
                .coerce(DeskRows.FIELDS);
    }

    private Select<Record> branch(DeskFilter filter, Condition reach, int limit) {
        var where = reach.and(plain(filter)).and(position(filter));
        return database.sql()
                .select(DeskRows.FIELDS)
                .from(APPEAL)
                .where(where)
                .orderBy(order(filter, APPEAL.DUE_AT, APPEAL.ID))
                .limit(inline(limit));
    }

    private static List<SortField<?>> order(DeskFilter filter, Field<?> due, Field<?> id) {
        return switch (filter.order()) {
            case DUE -> List.of(due.asc(), id.asc());
            case LATEST_DUE -> List.of(due.desc(), id.desc());
            case NEWEST -> List.of(id.desc());
            case OLDEST -> List.of(id.asc());
        };
    }

    /** What the viewer reaches, cut so that no appeal comes twice and each part has an index of its own. */
    private static List<Condition> branches(DeskFilter filter) {
        var staff = CurrentViewer.staff();
        var ordinary = APPEAL.CASE_KEY.isNull();
        var taken = ordinary.and(APPEAL.TAKEN_BY.eq(inline(staff.account().value())));
        return switch (filter.whose()) {
            case MINE -> List.of(APPEAL.HANDLER.eq(inline(staff.account().value())));
            case TAKEN -> List.of(taken);
            case CONFIDENTIAL -> confidential(staff);
            case SENT ->
                List.of(DSL.condition("senders <> '{}'")
                        .and(ordinary)
                        .and(DSL.not(Reach.within(staff.scope(Permission.APPEAL_READ)))));
            case ALL -> {
                var all = new ArrayList<Condition>();
                if (staff.may(Permission.APPEAL_READ)) {
                    all.add(ordinary.and(Reach.within(staff.scope(Permission.APPEAL_READ))));
                } else {
                    all.add(taken);
                }
                if (staff.may(Permission.CONFIDENTIAL_RECEIVE)) {
                    all.addAll(confidential(staff));
                }
                yield all;
            }
        };
    }

    private static List<Condition> confidential(Viewer.Staff staff) {
        var me = staff.account().value();
        var named = APPEAL.CASE_KEY.isNotNull().and(DSL.condition("participants @> array[{0}]::bigint[]", inline(me)));
        var waiting = APPEAL.CASE_KEY
                .isNotNull()
                .and(APPEAL.CASE_TAKEN.isFalse())
                .and(Reach.within(staff.scope(Permission.CONFIDENTIAL_RECEIVE)))
                .and(DSL.condition("not participants @> array[{0}]::bigint[]", inline(me)));
        return staff.may(Permission.CONFIDENTIAL_RECEIVE) ? List.of(named, waiting) : List.of(named);
    }

    private Condition plain(DeskFilter filter) {
        var condition = noCondition();
        if (!filter.states().isEmpty()) {
            condition = condition.and(APPEAL.STATE.in(
                    filter.states().stream().map(s -> inline(s.code())).toList()));
        }
        if (filter.category() != null) {
            condition = condition.and(APPEAL.CATEGORY.eq(inline(filter.category())));
        }
        if (filter.channel() != null) {
            condition = condition.and(APPEAL.CHANNEL.eq(inline(filter.channel().code())));
        }
        var division = filter.division();
        if (division != null) {
            condition = condition.and(Reach.lies(divisions.placesOf(division)));
        }
        if (filter.overdue()) {
            condition = condition.and(APPEAL.DUE_AT.le(utc(clock.instant())));
        }
        if (filter.order() == DeskFilter.Order.LATEST_DUE) {
            condition = condition.and(APPEAL.DUE_AT.lt(inline(AppealRepository.NEVER)));
        }
        return condition;
    }

    private static Condition position(DeskFilter filter) {
        var after = filter.after();
        if (after == null || after.isEmpty()) {
            return noCondition();
        }
        if (!filter.order().byDue()) {
            return filter.order().descending() ? APPEAL.ID.lt(id(after)) : APPEAL.ID.gt(id(after));
        }
        var parts = after.split("_");
        try {
            var due = instant(parts[0]).atOffset(ZoneOffset.UTC);
            var last = val(Long.parseLong(parts[1]));
            var here = row(APPEAL.DUE_AT, APPEAL.ID);
            return filter.order().descending() ? here.lt(val(due), last) : here.gt(val(due), last);
        } catch (RuntimeException wrong) {
            throw new RuleViolation("after", "appeals.list.after");
        }
    }

    private static long id(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(after.substring(after.indexOf('_') + 1));
        } catch (NumberFormatException wrong) {
            throw new RuleViolation("after", "appeals.list.after");
        }
    }

    private static String key(DeskFilter filter, DeskRow last) {
        if (!filter.order().byDue()) {
            return Long.toString(last.id());
        }
        var due = Optional.ofNullable(last.dueAt())
                .map(at -> utc(at))
                .orElse(AppealRepository.NEVER)
                .toInstant();
        // As exact as the database keeps it, or the last row would come again on the next page.
        return exact(due) + "_" + last.id();
    }

    static String exact(Instant at) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    static Instant instant(String exact) {
        return Instant.EPOCH.plus(Long.parseLong(exact), ChronoUnit.MICROS);
    }
}
