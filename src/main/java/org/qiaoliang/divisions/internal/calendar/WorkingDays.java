package org.qiaoliang.divisions.internal.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.CalendarDay.Kind;

/** The calendar at one revision: pure arithmetic over the announced days, and over computed ones for other years. */
public final class WorkingDays {
    private final long revision;
    private final Set<Integer> announced;
    private final Map<Integer, Map<LocalDate, CalendarDay>> byYear = new ConcurrentHashMap<>();

    /**
     * @param announced the years whose days are known
     * @param days the special days of those years
     */
    public WorkingDays(long revision, Set<Integer> announced, Collection<CalendarDay> days) {
        this.revision = revision;
        this.announced = new HashSet<>(announced);
        for (var year : announced) {
            byYear.put(year, new HashMap<>());
        }
        for (var day : days) {
            var year = byYear.get(day.day().getYear());
            if (year != null) {
                year.put(day.day(), day);
            }
        }
    }

    public long revision() {
        return revision;
    }

    public boolean provisional(int year) {
        return !announced.contains(year);
    }

    public List<CalendarDay> specialDays(int year) {
        return year(year).values().stream()
                .sorted((a, b) -> a.day().compareTo(b.day()))
                .toList();
    }

    public boolean isWorkingDay(LocalDate day) {
        var special = year(day.getYear()).get(day);
        return special == null ? !isWeekend(day) : special.kind() == Kind.WORKDAY;
    }

    public LocalDate workingDayOnOrAfter(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    public LocalDate plusWorkingDays(LocalDate from, int days) {
        var step = Integer.signum(days);
        var day = from;
        for (var left = Math.abs((long) days); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        var count = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    private Map<LocalDate, CalendarDay> year(int year) {
        return byYear.computeIfAbsent(year, y -> {
            var days = new HashMap<LocalDate, CalendarDay>();
            Festivals.lawOf(y).forEach(day -> days.put(day.day(), day));
            return days;
        });
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
