package org.qiaoliang.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.Slice;

/**
 * Reads the ledger for the current viewer: all of what they may read the figures of ({@code figures.read}), exactly that,
 * and as it is at this instant, since a reading adds the entries that the roll-up has not reached yet. Each method is one
 * statement.
 *
 * <p>All throw {@link org.qiaoliang.kernel.Absent} when the viewer may read nothing of the division.
 */
public interface Figures {
    /** One figure over everything asked; a person who was reached under several measures or places counts once. */
    Figure figure(FigureQuery query);

    /** One row for each measure and part, those that are zero left out; in no particular order. */
    List<Row> breakdown(FigureQuery query, By by);

    /**
     * The entries behind a figure (LEDGER-5), latest first; their quantities and amounts add up to it.
     *
     * @param after the key that the page before gave, null for the first
     */
    Slice<LedgerEntry> entries(FigureQuery query, @Nullable String after, int size);

    /**
     * What is published of the confidential services of a year: for each place directly below the root, and for the root.
     * Small figures are suppressed, and others too from which they could be computed; months not over yet are left out.
     */
    List<Confidential> confidential(String measure, int year, DivisionCode division);

    /** Along what a figure is taken apart. */
    enum By {
        MEASURE,
        /** The divisions directly below; what happened at the division itself comes under its own code. */
        DIVISION,
        KIND,
        CATEGORY,
        CHANNEL,
        MONTH
    }

    /**
     * @param key empty, a division's code, a kind's code, a category, a channel, or a month as {@code 2026-03}
     */
    record Row(String measure, String key, Figure figure) {}

    /**
     * @param kind code of the organization kind, empty for all kinds
     * @param quantity null when suppressed
     */
    record Confidential(
            DivisionCode division,
            String kind,
            @Nullable Long quantity,
            @Nullable Long amountFen) {}
}
