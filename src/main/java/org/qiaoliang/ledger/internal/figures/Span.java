package org.qiaoliang.ledger.internal.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A range of days cut into what the cells have, which is whole months and years, and the days at its edges.
 *
 * @param months the first and last whole month
 * @param edges ranges of days outside of the whole months
 */
record Span(Optional<Months> months, List<Days> edges) {
    private static final int FACTOR = 100;
    private static final int DECEMBER = 12;

    /** Both included. */
    record Days(LocalDate from, LocalDate to) {}

    /** Both included. */
    record Months(YearMonth from, YearMonth to) {
        LocalDate firstDay() {
            return from.atDay(1);
        }

        LocalDate lastDay() {
            return to.atEndOfMonth();
        }

        int first() {
            return number(from);
        }

        int last() {
            return number(to);
        }

        /** Month by month, as cells number them. */
        List<Integer> each() {
            var numbers = new ArrayList<Integer>();
            for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
                numbers.add(number(month));
            }
            return numbers;
        }

        /** Whole years, and the months that are left. */
        List<Integer> inYears() {
            var numbers = new ArrayList<Integer>();
            var month = from;
            while (!month.isAfter(to)) {
                if (month.getMonthValue() == 1 && !month.withMonth(DECEMBER).isAfter(to)) {
                    numbers.add(month.getYear());
                    month = month.plusYears(1);
                } else {
                    numbers.add(number(month));
                    month = month.plusMonths(1);
                }
            }
            return numbers;
        }

        private static int number(YearMonth month) {
            return month.getYear() * FACTOR + month.getMonthValue();
        }
    }

    static Span of(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            return new Span(Optional.empty(), List.of());
        }
        var first = from.getDayOfMonth() == 1
                ? YearMonth.from(from)
                : YearMonth.from(from).plusMonths(1);
        var last = to.equals(YearMonth.from(to).atEndOfMonth())
                ? YearMonth.from(to)
                : YearMonth.from(to).minusMonths(1);
        if (first.isAfter(last)) {
            return new Span(Optional.empty(), List.of(new Days(from, to)));
        }
        var edges = new ArrayList<Days>();
        if (from.isBefore(first.atDay(1))) {
            edges.add(new Days(from, first.atDay(1).minusDays(1)));
        }
        if (to.isAfter(last.atEndOfMonth())) {
            edges.add(new Days(last.atEndOfMonth().plusDays(1), to));
        }
        return new Span(Optional.of(new Months(first, last)), List.copyOf(edges));
    }
}
