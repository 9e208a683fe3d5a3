package org.qiaoliang.appeals.internal.figures;

import static org.jooq.impl.DSL.inline;
import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.reading.Reach;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.StockSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many appeals are open, and how many of them overdue, at this moment. Only what the viewer may read; confidential
 * cases are nobody's figure.
 */
@Component
class AppealStocks implements StockSource {
    private static final String OPEN = "appeal.open";
    private static final String OVERDUE = "appeal.overdue";
    private static final Field<Long> KIND =
            DSL.field("{0} / {1}", Long.class, APPEAL.SCOPE_KEY, inline(ScopeKey.KIND_FACTOR));

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Divisions divisions;
    private final Clock clock;

    AppealStocks(DSLContext sql, TransactionTemplate transactions, Divisions divisions, Clock clock) {
        this.sql = sql;
        this.divisions = divisions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<String> stocks() {
        return List.of(OPEN, OVERDUE);
    }

    @Override
    public List<Row> count(Question question, Viewer viewer) {
        var division = question.division();
        var where = APPEAL.CASE_KEY
                .isNull()
                .and(APPEAL.STATE.in(Arrays.stream(AppealState.values())
                        .filter(AppealState::isOpen)
                        .map(s -> inline(s.code()))
                        .toList()))
                .and(Reach.lies(divisions.placesOf(division)))
                .and(Reach.within(viewer.scope(Permission.APPEAL_READ)))
                .and(OVERDUE.equals(question.stock()) ? APPEAL.DUE_AT.le(utc(clock.instant())) : DSL.noCondition())
                .and(question.category().isEmpty() ? DSL.noCondition() : APPEAL.CATEGORY.eq(question.category()))
                .and(question.channel().isEmpty() ? DSL.noCondition() : APPEAL.CHANNEL.eq(question.channel()));
        var kind = question.kind();
        var asked = kind == null ? where : where.and(KIND.eq(inline((long) kind.number())));
        var part = part(question.by(), division);
        var rows = CurrentViewer.as(
                viewer,
                () -> transactions.execute(status -> sql.select(part, DSL.count())
                        .from(APPEAL)
                        .where(asked)
                        .groupBy(part)
                        .fetch(row -> new Row(key(question.by(), row.value1()), row.value2()))));
        return rows == null ? List.of() : rows;
    }

    private Field<String> part(@Nullable Along by, DivisionCode division) {
        if (by == null) {
            // A bare constant is no expression to group by.
            return DSL.field("{0}::text", String.class, inline(""));
        }
        return switch (by) {
            case MONTH ->
                DSL.field("to_char({0} at time zone 'Asia/Shanghai', 'YYYY-MM')", String.class, APPEAL.RECEIVED_AT);
            case DIVISION -> below(division);
            case KIND -> KIND.cast(String.class);
            case CATEGORY -> APPEAL.CATEGORY;
            case CHANNEL -> APPEAL.CHANNEL;
        };
    }

    private static String key(@Nullable Along by, String part) {
        return by == Along.KIND
                ? OrganizationKind.ofNumber(Integer.parseInt(part)).code()
                : part;
    }

    /** The division directly below in which it lies, under whatever code it was when it happened (DIV-1); or itself. */
    private Field<String> below(DivisionCode division) {
        var itself = DSL.field("{0}::text", String.class, inline(division.digits()));
        var children = divisions
                .byCode(division)
                .map(found -> divisions.children(found.id()))
                .orElse(List.of());
        if (children.isEmpty()) {
            return itself;
        }
        var cases = when(children.getFirst());
        for (var child : children.subList(1, children.size())) {
            cases = cases.when(lies(child), inline(child.code().digits()));
        }
        return cases.otherwise(itself);
    }

    private CaseConditionStep<String> when(Division child) {
        return DSL.when(lies(child), inline(child.code().digits()));
    }

    private Condition lies(Division division) {
        return Reach.lies(divisions.placesOf(division.code()));
    }
}
