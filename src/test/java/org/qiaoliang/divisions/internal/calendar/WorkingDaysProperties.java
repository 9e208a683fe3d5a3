package org.qiaoliang.divisions.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the calendar's arithmetic (APPEAL-2), over announced and computed years alike. */
class WorkingDaysProperties {
    private final WorkingDays calendar = new WorkingDays(1, WorkingDaysTest.years(), CalendarData.announced());

    @Property(tries = 300)
    void endsOnAWorkingDay(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 200) int days) {
        assertThat(calendar.isWorkingDay(calendar.plusWorkingDays(from, days))).isTrue();
        assertThat(calendar.isWorkingDay(calendar.plusWorkingDays(from, -days))).isTrue();
    }

    @Property(tries = 300)
    void addingTwiceIsAddingTheSum(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 60) int first,
            @ForAll @IntRange(max = 60) int second) {
        assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(from, first), second))
                .isEqualTo(calendar.plusWorkingDays(from, first + second));
    }

    @Property(tries = 300)
    void countsWhatItAdded(@ForAll("days") LocalDate from, @ForAll @IntRange(min = -60, max = 60) int days) {
        var to = calendar.plusWorkingDays(from, days);
        if (days >= 0 || calendar.isWorkingDay(from)) {
            assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(days);
        }
    }

    @Property(tries = 300)
    void neverGoesBackwards(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 30) int later,
            @ForAll @IntRange(max = 60) int days) {
        assertThat(calendar.plusWorkingDays(from.plusDays(later), days))
                .isAfterOrEqualTo(calendar.plusWorkingDays(from, days));
        assertThat(calendar.plusWorkingDays(from, days)).isAfterOrEqualTo(from.plusDays(days));
    }

    @Property(tries = 300)
    void rollsForwardToTheNearestWorkingDay(@ForAll("days") LocalDate day) {
        var rolled = calendar.workingDayOnOrAfter(day);
        assertThat(calendar.isWorkingDay(rolled)).isTrue();
        assertThat(day.datesUntil(rolled)).noneMatch(calendar::isWorkingDay);
    }

    @Property(tries = 300)
    void nobodyWaitsMoreThanTenDaysForAWorkingDay(@ForAll("days") LocalDate day) {
        assertThat(calendar.workingDayOnOrAfter(day)).isBefore(day.plusDays(10));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2004, 1, 1).toEpochDay(),
                        LocalDate.of(2095, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
