package org.qiaoliang.divisions;

import java.time.LocalDate;

/**
 * The working-day calendar changed: due dates whose period touches these days are computed anew.
 *
 * @param revision the calendar's revision after the change
 * @param from the first day that may differ
 * @param to the last day that may differ
 */
public record CalendarChanged(long revision, LocalDate from, LocalDate to) {}
