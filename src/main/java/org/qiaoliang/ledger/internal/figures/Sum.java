package org.qiaoliang.ledger.internal.figures;

import java.util.Objects;
import org.jooq.Record;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.ledger.Figure;
import org.qiaoliang.ledger.internal.rollup.Persons;
import org.roaringbitmap.RoaringBitmap;

/** Adds rows of a reading up; persons are a union, less those whom only reversed entries had put in the cells. */
final class Sum {
    private long quantity;
    private long amount;
    private long entries;
    private long unidentified;
    private final RoaringBitmap inCells = new RoaringBitmap();
    private final RoaringBitmap present = new RoaringBitmap();
    private final RoaringBitmap gone = new RoaringBitmap();

    void add(Record row) {
        quantity += row.get("quantity", Long.class);
        amount += row.get("amount_fen", Long.class);
        entries += row.get("entries", Long.class);
        unidentified += row.get("unidentified", Long.class);
        var bitmap = row.get("persons", byte[].class);
        if (bitmap != null) {
            inCells.or(Persons.read(bitmap));
        }
        put(row.get("present", Integer[].class), present);
        put(row.get("gone", Integer[].class), gone);
    }

    /** Another measure's; a person of both counts once. */
    void add(Sum other) {
        quantity += other.quantity;
        amount += other.amount;
        entries += other.entries;
        unidentified += other.unidentified;
        inCells.or(other.persons());
    }

    Figure figure() {
        return new Figure(quantity, persons().getLongCardinality(), unidentified, new Fen(amount), entries);
    }

    private RoaringBitmap persons() {
        var persons = RoaringBitmap.andNot(inCells, gone);
        persons.or(present);
        return persons;
    }

    private static void put(Integer[] numbers, RoaringBitmap into) {
        if (numbers != null) {
            for (var number : numbers) {
                into.add(Objects.requireNonNull(number));
            }
        }
    }
}
