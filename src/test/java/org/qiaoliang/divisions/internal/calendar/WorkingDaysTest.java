package org.qiaoliang.divisions.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiaoliang.Rule;
import org.qiaoliang.divisions.CalendarDay;

@Rule("APPEAL-2")
class WorkingDaysTest {
    private static final List<CalendarDay> DAYS = CalendarData.announced();
    private final WorkingDays calendar = new WorkingDays(1, years(), DAYS);

    @Test
    void knowsTheYearsAnnouncedSoFar() {
        assertThat(years()).contains(2004, 2020, 2026).doesNotContain(2027);
        assertThat(calendar.provisional(2026)).isFalse();
        assertThat(calendar.provisional(2027)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-14, true", // a Saturday worked before the Spring Festival
        "2026-02-15, false",
        "2026-02-17, false",
        "2026-02-24, true",
        "2026-10-01, false",
        "2026-11-23, true",
        "2026-11-22, false",
        "2015-09-03, false", // given once by decree
    })
    void followsTheAnnouncement(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    }

    @Test
    void countsFromTheDayAfter() {
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 2, 13), 5)).isEqualTo(LocalDate.of(2026, 2, 27));
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 2, 14), 1)).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 2, 24), -1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(calendar.workingDayOnOrAfter(LocalDate.of(2026, 2, 15))).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(calendar.workingDayOnOrAfter(LocalDate.of(2026, 2, 14))).isEqualTo(LocalDate.of(2026, 2, 14));
    }

    /** What the announcements move around, they don't add or take: the law alone gives the same number of days. */
    @ParameterizedTest
    @ValueSource(ints = {2025, 2026})
    void computesAsManyWorkingDaysAsWereAnnounced(int year) {
        var computed = new WorkingDays(1, Set.of(), List.of());
        var first = LocalDate.of(year - 1, 12, 31);
        var last = LocalDate.of(year, 12, 31);

        assertThat(computed.provisional(year)).isTrue();
        assertThat(computed.workingDaysBetween(first, last)).isEqualTo(calendar.workingDaysBetween(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, false",
        "2027-02-05, false", // New Year's Eve of the lunar calendar
        "2027-02-08, false",
        "2027-02-09, false", // for the Saturday
        "2027-02-10, false", // for the Sunday
        "2027-02-11, true",
        "2027-04-05, false",
        "2027-05-01, false",
        "2027-05-03, false", // for the Saturday
        "2027-05-04, false", // for the Sunday
        "2027-05-05, true",
        "2027-06-09, false",
        "2027-09-15, false",
        "2027-10-03, false",
        "2027-10-06, true",
    })
    void computesAYearNotAnnouncedFromTheLaw(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    }

    @Test
    void givesBackTheDayOnWhichTwoFestivalsMeet() {
        // In 2031 Mid-Autumn is on National Day.
        assertThat(calendar.specialDays(2031)).extracting(CalendarDay::day).contains(LocalDate.of(2031, 10, 6));
    }

    @Test
    void knowsOnlyFixedFestivalsPastTheTable() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2150, 10, 1))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2150, 4, 6))).isTrue();
    }

    static Set<Integer> years() {
        return DAYS.stream().map(day -> day.day().getYear()).collect(Collectors.toSet());
    }
}
