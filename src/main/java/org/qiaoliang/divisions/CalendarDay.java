package org.qiaoliang.divisions;

import java.time.LocalDate;

/**
 * A day that is not what its weekday says.
 *
 * @param festival the festival it belongs to
 */
public record CalendarDay(LocalDate day, Kind kind, Festival festival) {

    /** What the day is. */
    public enum Kind {
        /** Nobody works (statutory, moved or a weekend inside a holiday). */
        HOLIDAY,
        /** A weekend day worked to make up for a longer holiday. */
        WORKDAY
    }
}
