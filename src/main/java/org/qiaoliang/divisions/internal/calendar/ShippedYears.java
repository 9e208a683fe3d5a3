package org.qiaoliang.divisions.internal.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.CalendarChanged;
import org.qiaoliang.divisions.CalendarDay;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the years announced that this version ships into the tables, before anything is served. A year that somebody
 * entered by hand is left alone. When a new version brings a year that was computed until then, open deadlines follow.
 */
@Component
class ShippedYears implements SmartInitializingSingleton {
    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final StoredCalendar calendar;
    private final ApplicationEventPublisher events;
    private List<Integer> added = List.of();

    ShippedYears(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            StoredCalendar calendar,
            ApplicationEventPublisher events) {
        this.system = system;
        this.transactions = transactions;
        this.calendar = calendar;
        this.events = events;
    }

    @Override
    public void afterSingletonsInstantiated() {
        added = Objects.requireNonNull(transactions.execute(status -> addMissing()));
    }

    /** Once everybody listens. */
    @EventListener(ApplicationStartedEvent.class)
    void tell() {
        if (!added.isEmpty()) {
            var first = LocalDate.of(added.getFirst(), 1, 1);
            var last = LocalDate.of(added.getLast(), 12, 31);
            transactions.executeWithoutResult(
                    status -> events.publishEvent(new CalendarChanged(calendar.revision(), first, last)));
            added = List.of();
        }
    }

    private List<Integer> addMissing() {
        var there = CalendarStore.years(system);
        var shipped = CalendarData.announced();
        var years = shipped.stream()
                .map(day -> day.day().getYear())
                .distinct()
                .filter(year -> !there.contains(year))
                .sorted()
                .toList();
        var changed = new ArrayList<Integer>();
        for (var year : years) {
            if (CalendarStore.replace(system, year, 0, "shipped", of(shipped, year))) {
                changed.add(year);
            }
        }
        if (!changed.isEmpty()) {
            calendar.changed();
        }
        return changed;
    }

    private static List<CalendarDay> of(List<CalendarDay> days, int year) {
        return days.stream().filter(day -> day.day().getYear() == year).toList();
    }
}
