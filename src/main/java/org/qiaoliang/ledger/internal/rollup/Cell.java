package org.qiaoliang.ledger.internal.rollup;

import org.roaringbitmap.RoaringBitmap;

/** What one cell holds, while a batch is folded into it. */
final class Cell {
    private long quantity;
    private long amount;
    private long entries;
    private long unidentified;
    private RoaringBitmap persons = new RoaringBitmap();

    Cell() {}

    Cell(long quantity, long amount, long entries, long unidentified, RoaringBitmap persons) {
        this.quantity = quantity;
        this.amount = amount;
        this.entries = entries;
        this.unidentified = unidentified;
        this.persons = persons;
    }

    void count(PendingEntry entry) {
        quantity += entry.quantity();
        amount += entry.amount();
        entries++;
        unidentified += entry.unidentified() ? entry.quantity() : 0;
        var person = entry.beneficiary();
        if (person != null && entry.live()) {
            persons.add(person);
        }
    }

    /** Takes over what an earlier batch left. */
    void addTo(Cell earlier) {
        quantity += earlier.quantity;
        amount += earlier.amount;
        entries += earlier.entries;
        unidentified += earlier.unidentified;
        var united = earlier.persons;
        united.or(persons);
        persons = united;
    }

    RoaringBitmap persons() {
        return persons;
    }

    long quantity() {
        return quantity;
    }

    long amount() {
        return amount;
    }

    long entries() {
        return entries;
    }

    long unidentified() {
        return unidentified;
    }
}
