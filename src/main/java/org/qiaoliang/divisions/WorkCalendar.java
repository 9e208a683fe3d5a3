package org.qiaoliang.divisions;

import java.time.LocalDate;
import java.util.List;

/**
 * Which days are worked in this country: Monday to Friday, less the holidays and plus the make-up workdays that the
 * State Council announces each autumn for the next year. A year not announced yet is computed from the law's fixed
 * festivals and is {@link #provisional provisional}: when it is announced, {@link CalendarChanged} is published and
 * whoever stores due dates computes them anew.
 *
 * <p>A period counts from the day after the event that starts it (Civil Code, article 201), so a count of days never
 * includes the day it starts from. Answers come from memory; an edit made on another node is seen within a second.
 */
public interface WorkCalendar {

    boolean isWorkingDay(LocalDate day);

    /** The day itself when it is worked, otherwise the next one that is (Civil Code, article 203). */
    LocalDate workingDayOnOrAfter(LocalDate day);

    /** The first working day after the day given. */
    LocalDate nextWorkingDay(LocalDate day);

    /**
     * The n-th working day after {@code from}; before it for a negative number; {@code from} itself for zero, worked
     * or not.
     */
    LocalDate plusWorkingDays(LocalDate from, int days);

    /** {@code from} plus so many days of the calendar, whatever day that is. */
    LocalDate plusCalendarDays(LocalDate from, int days);

    /** How many working days lie in ({@code from}, {@code to}]; negative when {@code to} is the earlier. */
    int workingDaysBetween(LocalDate from, LocalDate to);

    /** Whether the year's holidays are computed and not announced. */
    boolean provisional(int year);

    /** The days of a year that differ from the plain week, in order: holidays (weekends among them) and make-up days. */
    List<CalendarDay> specialDays(int year);

    /** Grows with every change of the calendar: kept beside a stored due date it says what it was computed from. */
    long revision();
}
