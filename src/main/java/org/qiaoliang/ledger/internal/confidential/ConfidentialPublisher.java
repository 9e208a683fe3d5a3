package org.qiaoliang.ledger.internal.confidential;

import static org.jooq.impl.DSL.sum;
import static org.qiaoliang.tables.ledger.Tables.CONFIDENTIAL_CELL;
import static org.qiaoliang.tables.ledger.Tables.CONFIDENTIAL_ENTRY;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RecurringWork;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.ledger.internal.Codes;
import org.qiaoliang.ledger.internal.Places;
import org.qiaoliang.ledger.internal.confidential.Suppression.Cell;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the published table of each measure and year anew from the confidential entries: places directly below the root by
 * kinds of organization, with totals. What happened at the root itself has no row, it is in the totals alone. The running
 * month is left out, so that a figure which grows by one while somebody watches tells nothing.
 */
@Component
public class ConfidentialPublisher implements RecurringWork {
    private static final int MONTHS_TO_YEAR = 100;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Places places;
    private final Clock clock;
    private final long threshold;

    public ConfidentialPublisher(
            @SystemDatabase DSLContext sql,
            @SystemDatabase TransactionTemplate transactions,
            Places places,
            Clock clock,
            @Value("${qiaoliang.ledger.confidential.threshold:10}") long threshold) {
        this.sql = sql;
        this.transactions = transactions;
        this.places = places;
        this.clock = clock;
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return "ledger.confidential";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofMinutes(10));
    }

    @Override
    public void run() {
        places.root().ifPresent(root -> transactions.executeWithoutResult(status -> publish(root)));
    }

    private record Table(String measure, int year) {}

    private record Amounts(long quantity, long fen) {
        Amounts plus(Amounts other) {
            return new Amounts(quantity + other.quantity, fen + other.fen);
        }
    }

    private void publish(DivisionCode root) {
        sql.deleteFrom(CONFIDENTIAL_CELL).execute();
        tables(root).forEach((table, cells) -> {
            var figures = new HashMap<Cell, Long>();
            cells.forEach((cell, amounts) -> figures.put(cell, amounts.quantity));
            var never = new HashSet<Cell>();
            cells.keySet().stream().filter(cell -> cell.row() == root.place()).forEach(never::add);
            var hidden = Suppression.of(figures, threshold, never);
            cells.forEach((cell, amounts) -> {
                if (!never.contains(cell)) {
                    insert(root, table, cell, hidden.contains(cell) ? null : amounts);
                }
            });
        });
    }

    private Map<Table, Map<Cell, Amounts>> tables(DivisionCode root) {
        var entry = CONFIDENTIAL_ENTRY;
        var now = YearMonth.now(clock);
        var tables = new HashMap<Table, Map<Cell, Amounts>>();
        sql.select(entry.MEASURE, entry.MONTH, entry.PLACE, entry.KIND, sum(entry.QUANTITY), sum(entry.AMOUNT_FEN))
                .from(entry)
                .where(entry.MONTH.lt(now.getYear() * MONTHS_TO_YEAR + now.getMonthValue()))
                .groupBy(entry.MEASURE, entry.MONTH, entry.PLACE, entry.KIND)
                .forEach(row -> {
                    var cells = tables.computeIfAbsent(
                            new Table(row.value1(), row.value2() / MONTHS_TO_YEAR),
                            table -> new TreeMap<>(
                                    java.util.Comparator.comparing(Cell::row).thenComparing(Cell::column)));
                    var amounts = new Amounts(exact(row.value5()), exact(row.value6()));
                    for (var place : new long[] {row(root, row.value3()), Suppression.TOTAL}) {
                        for (var kind : new int[] {row.value4(), Suppression.TOTAL}) {
                            cells.merge(new Cell(place, kind), amounts, Amounts::plus);
                        }
                    }
                });
        return tables;
    }

    /** The division directly below the root, or the root for what happened there. */
    private static long row(DivisionCode root, long place) {
        var code = Codes.ofPlace(place);
        return root.level().below().flatMap(code::at).map(DivisionCode::place).orElse(root.place());
    }

    private void insert(DivisionCode root, Table table, Cell cell, @org.jspecify.annotations.Nullable Amounts amounts) {
        var division = cell.row() == Suppression.TOTAL ? root : Codes.ofPlace(cell.row());
        var reach = cell.column() == Suppression.TOTAL
                ? Scope.ofAllKinds(division)
                : Scope.of(OrganizationKind.ofNumber(cell.column()), division);
        sql.insertInto(CONFIDENTIAL_CELL)
                .set(CONFIDENTIAL_CELL.MEASURE, table.measure)
                .set(CONFIDENTIAL_CELL.YEAR, table.year)
                .set(CONFIDENTIAL_CELL.PLACE, division.place())
                .set(CONFIDENTIAL_CELL.KIND, (short) cell.column())
                .set(
                        CONFIDENTIAL_CELL.REACH,
                        org.jooq.impl.DSL.field("cast(? as int8multirange)", String.class, reach.toMultirange()))
                .set(CONFIDENTIAL_CELL.QUANTITY, amounts == null ? null : Long.valueOf(amounts.quantity))
                .set(CONFIDENTIAL_CELL.AMOUNT_FEN, amounts == null ? null : Long.valueOf(amounts.fen))
                .execute();
    }

    private static long exact(BigDecimal sum) {
        return sum.longValueExact();
    }
}
