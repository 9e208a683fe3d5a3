package org.qiaoliang.appeals.internal.figures;

import static org.jooq.impl.DSL.inline;
import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.kernel.DivisionCode;
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
    private static final int FULL = 12;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AppealStocks(DSLContext sql, TransactionTemplate transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<String> stocks() {
        return List.of(OPEN, OVERDUE);
    }

    @Override
    public List<Row> count(String stock, DivisionCode division, boolean children, Viewer viewer) {
        var level = children ? division.level().below().orElse(division.level()) : division.level();
        var unit = Math.round(Math.pow(10, FULL - level.digits()));
        var part = DSL.field("{0} / {1}", Long.class, APPEAL.PLACE, inline(unit));
        var where = APPEAL.CASE_KEY
                .isNull()
                .and(APPEAL.STATE.in(Arrays.stream(AppealState.values())
                        .filter(AppealState::isOpen)
                        .map(s -> inline(s.code()))
                        .toList()))
                .and(APPEAL.PLACE.ge(inline(division.place())))
                .and(APPEAL.PLACE.lt(inline(division.placeEnd())))
                .and(DeskQueries.within(viewer.scope(Permission.APPEAL_READ)));
        var asked = OVERDUE.equals(stock) ? where.and(APPEAL.DUE_AT.le(utc(clock.instant()))) : where;
        var rows = CurrentViewer.as(
                viewer,
                () -> transactions.execute(status -> sql.select(part, DSL.count())
                        .from(APPEAL)
                        .where(asked)
                        .groupBy(part)
                        .fetch(row -> new Row(code(row.value1(), level.digits()), row.value2()))));
        return rows == null ? List.of() : rows;
    }

    private static DivisionCode code(long part, int digits) {
        return new DivisionCode(String.format(Locale.ROOT, "%0" + digits + "d", part));
    }
}
