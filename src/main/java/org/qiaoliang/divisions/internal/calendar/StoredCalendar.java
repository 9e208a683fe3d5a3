package org.qiaoliang.divisions.internal.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.divisions.internal.Remembered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendar of the database, remembered. */
@Service
class StoredCalendar implements WorkCalendar {
    private final Remembered<WorkingDays> days;

    StoredCalendar(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            ActiveDatabase active) {
        this.days = new Remembered<>("calendar", system, transactions, active, CalendarStore::load);
    }

    /** Says that the open transaction changed the calendar; gives back the new revision. */
    long changed() {
        return days.changed();
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return days.get().isWorkingDay(day);
    }

    @Override
    public LocalDate workingDayOnOrAfter(LocalDate day) {
        return days.get().workingDayOnOrAfter(day);
    }

    @Override
    public LocalDate nextWorkingDay(LocalDate day) {
        return days.get().plusWorkingDays(day, 1);
    }

    @Override
    public LocalDate plusWorkingDays(LocalDate from, int count) {
        return days.get().plusWorkingDays(from, count);
    }

    @Override
    public LocalDate plusCalendarDays(LocalDate from, int count) {
        return from.plusDays(count);
    }

    @Override
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return days.get().workingDaysBetween(from, to);
    }

    @Override
    public boolean provisional(int year) {
        return days.get().provisional(year);
    }

    @Override
    public List<CalendarDay> specialDays(int year) {
        return days.get().specialDays(year);
    }

    @Override
    public long revision() {
        return days.get().revision();
    }
}
