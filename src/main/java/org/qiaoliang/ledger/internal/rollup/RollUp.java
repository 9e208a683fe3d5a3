package org.qiaoliang.ledger.internal.rollup;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static org.qiaoliang.tables.ledger.Tables.ENTRY;
import static org.qiaoliang.tables.ledger.Tables.PENDING;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.ledger.internal.Places;
import org.qiaoliang.tables.ledger.tables.Entry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds pending entries into the cells. A batch is one transaction that takes the marks away and changes the cells, so that
 * every entry is at every instant either marked or in the cells, whatever dies when. Any number of nodes may try; one folds
 * at a time, because the cells near the root would make them wait for each other anyway, and alone it needs no locks on
 * cells.
 */
@Component
public class RollUp {
    private static final long LOCK = 0x71_6c_66_6f_6c_64L;
    private static final int MONTHS_TO_YEAR = 100;
    private static final Entry REVERSAL = ENTRY.as("reversal");
    private static final Condition LIVE =
            ENTRY.REVERSES.isNull().and(not(exists(selectOne().from(REVERSAL).where(REVERSAL.REVERSES.eq(ENTRY.ID)))));
    private static final List<SelectField<?>> COLUMNS = List.of(
            ENTRY.ID,
            ENTRY.MEASURE,
            ENTRY.DAY,
            ENTRY.PLACE,
            ENTRY.KIND,
            ENTRY.ORGANIZATION_ID,
            ENTRY.CATEGORY,
            ENTRY.CHANNEL,
            ENTRY.QUANTITY,
            ENTRY.AMOUNT_FEN,
            ENTRY.BENEFICIARY,
            ENTRY.UNIDENTIFIED,
            ENTRY.REVERSES,
            field(LIVE));

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final CellStore cells;
    private final Places places;

    public RollUp(@SystemDatabase DSLContext sql, @SystemDatabase TransactionTemplate transactions, Places places) {
        this.sql = sql;
        this.transactions = transactions;
        this.cells = new CellStore(sql);
        this.places = places;
    }

    /**
     * Folds at most so many entries.
     *
     * @return how many it folded; 0 also when another node is at it
     */
    public int fold(int batch) {
        return Objects.requireNonNull(transactions.execute(status -> foldBatch(batch)));
    }

    private int foldBatch(int batch) {
        var root = places.root();
        if (root.isEmpty()
                || !sql.fetchSingle("select pg_try_advisory_xact_lock(?)", LOCK).get(0, Boolean.class)) {
            return 0;
        }
        var ids = sql.select(PENDING.ENTRY_ID)
                .from(PENDING)
                .orderBy(PENDING.ENTRY_ID)
                .limit(batch)
                .forUpdate()
                .skipLocked()
                .fetch(row -> row.value1())
                .toArray(Long[]::new);
        if (ids.length == 0) {
            return 0;
        }
        var entries =
                sql.select(COLUMNS).from(ENTRY).where(ENTRY.ID.eq(any(ids))).fetch(RollUp::entry);
        var top = root.get().level().digits();
        var changed = new HashMap<CellKey, Cell>();
        for (var entry : entries) {
            for (var key : entry.cells(top)) {
                changed.computeIfAbsent(key, k -> new Cell()).count(entry);
            }
        }
        cells.read(changed.keySet())
                .forEach((key, earlier) ->
                        Objects.requireNonNull(changed.get(key)).addTo(earlier));
        takeOut(
                entries.stream()
                        .filter(e -> e.reversal() && e.beneficiary() != null)
                        .toList(),
                changed,
                top);
        cells.write(changed);
        sql.deleteFrom(PENDING).where(PENDING.ENTRY_ID.eq(any(ids))).execute();
        return ids.length;
    }

    /**
     * A reversal takes a person out of those of its cells in which no other entry keeps them. An entry that is posted
     * meanwhile, and not seen here, puts them in again when it is folded.
     */
    private void takeOut(List<PendingEntry> reversals, Map<CellKey, Cell> changed, int top) {
        if (reversals.isEmpty()) {
            return;
        }
        var kept = kept(reversals, top);
        for (var reversal : reversals) {
            var person = Objects.requireNonNull(reversal.beneficiary());
            var keptIn = kept.getOrDefault(person, Set.of());
            for (var key : reversal.cells(top)) {
                if (!keptIn.contains(key)) {
                    Objects.requireNonNull(changed.get(key)).persons().remove(person);
                }
            }
        }
    }

    /** For each person of a reversal, the cells in which an entry of theirs stands. */
    private Map<Integer, Set<CellKey>> kept(List<PendingEntry> reversals, int top) {
        var persons =
                reversals.stream().map(PendingEntry::beneficiary).distinct().toArray(Integer[]::new);
        var measures = reversals.stream().map(PendingEntry::measure).distinct().toArray(String[]::new);
        var kept = new HashMap<Integer, Set<CellKey>>();
        sql.select(COLUMNS)
                .from(ENTRY)
                .where(ENTRY.BENEFICIARY.eq(any(persons)))
                .and(ENTRY.MEASURE.eq(any(measures)))
                .and(LIVE)
                .fetch(RollUp::entry)
                .forEach(entry -> kept.computeIfAbsent(
                                Objects.requireNonNull(entry.beneficiary()), person -> new HashSet<>())
                        .addAll(entry.cells(top)));
        return kept;
    }

    private static int month(LocalDate day) {
        return day.getYear() * MONTHS_TO_YEAR + day.getMonthValue();
    }

    private static PendingEntry entry(Record row) {
        return new PendingEntry(
                row.get(ENTRY.ID),
                row.get(ENTRY.MEASURE),
                month(row.get(ENTRY.DAY)),
                row.get(ENTRY.PLACE),
                row.get(ENTRY.KIND),
                row.get(ENTRY.ORGANIZATION_ID),
                row.get(ENTRY.CATEGORY),
                row.get(ENTRY.CHANNEL),
                row.get(ENTRY.QUANTITY),
                row.get(ENTRY.AMOUNT_FEN),
                row.get(ENTRY.BENEFICIARY),
                row.get(ENTRY.UNIDENTIFIED),
                row.get(ENTRY.REVERSES) != null,
                row.get(COLUMNS.size() - 1, Boolean.class));
    }
}
