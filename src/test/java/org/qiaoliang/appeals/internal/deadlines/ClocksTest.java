package org.qiaoliang.appeals.internal.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.kernel.RuleViolation;

@Rule("APPEAL-2")
class ClocksTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MONDAY = at("2026-11-23T10:00");

    private final DueTimes times = new DueTimes(new PlainWeeks());
    private final Clocks clocks = clocks(DeadlinePolicy.DEFAULT);

    @Test
    void givesFifteenCalendarDaysToAccept() {
        clocks.start(DeadlineKind.ACCEPT, MONDAY, false);

        assertThat(clocks.next().orElseThrow().dueOn()).isEqualTo("2026-12-08");
        assertThat(clocks.next().orElseThrow().isOverdue(at("2026-12-08T23:59")))
                .isFalse();
        assertThat(clocks.next().orElseThrow().isOverdue(at("2026-12-09T00:00")))
                .isTrue();
    }

    @Test
    void givesSixtyCalendarDaysToSettleAndTenWorkingDaysWhenSimplified() {
        clocks.start(DeadlineKind.SETTLE, MONDAY, false);
        assertThat(clocks.next().orElseThrow().dueOn()).isEqualTo("2027-01-22");

        clocks.start(DeadlineKind.SETTLE, MONDAY, true);
        assertThat(clocks.next().orElseThrow().dueOn()).isEqualTo("2026-12-07");
    }

    @Test
    void movesOnlyThePetitionersOwnTimeToAWorkingDay() {
        // 30 days after Friday 27 November 2026 is a Sunday.
        clocks.start(DeadlineKind.REQUEST_REVIEW, at("2026-11-27T09:00"), false);
        clocks.start(DeadlineKind.DECIDE_REVIEW, at("2026-11-27T09:00"), false);

        assertThat(clocks.open(DeadlineKind.REQUEST_REVIEW).orElseThrow().dueOn())
                .isEqualTo("2026-12-28");
        assertThat(clocks.open(DeadlineKind.DECIDE_REVIEW).orElseThrow().dueOn())
                .isEqualTo("2026-12-27");
    }

    @Test
    void extendsOnceByThirtyDaysAtMostAndNotWhenItIsTooLate() {
        clocks.start(DeadlineKind.SETTLE, MONDAY, false);

        assertThatThrownBy(() -> clocks.extendSettlement(31, MONDAY)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> clocks.extendSettlement(10, at("2027-01-23T00:00")))
                .isInstanceOf(RuleViolation.class);
        clocks.extendSettlement(30, MONDAY);
        assertThat(clocks.next().orElseThrow().dueOn()).isEqualTo("2027-02-21");
        assertThat(clocks.changes()).hasSize(1);
        assertThatThrownBy(() -> clocks.extendSettlement(1, MONDAY)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void pausesTheOwnPromiseAndNeverTheStatutoryClock() {
        var promised = clocks(withTarget(Term.workingDays(5)));
        promised.start(DeadlineKind.SETTLE, MONDAY, false);
        promised.start(DeadlineKind.SERVICE_TARGET, MONDAY, false);

        promised.pause(at("2026-11-24T10:00"));
        assertThat(promised.open(DeadlineKind.SERVICE_TARGET).orElseThrow().isPaused())
                .isTrue();
        assertThat(promised.open(DeadlineKind.SETTLE).orElseThrow().isPaused()).isFalse();
        promised.resume(at("2026-11-26T10:00"));

        var target = promised.open(DeadlineKind.SERVICE_TARGET).orElseThrow();
        assertThat(target.pausedFor()).isEqualTo(Duration.ofDays(2));
        assertThat(target.dueOn()).isEqualTo("2026-12-02");
        assertThat(promised.open(DeadlineKind.SETTLE).orElseThrow().dueOn()).isEqualTo("2027-01-22");
    }

    @Test
    void leavesOutExactlyTheTimeOfEachHearingInAReReview() {
        clocks.start(DeadlineKind.DECIDE_RE_REVIEW, MONDAY, false);
        var due = clocks.next().orElseThrow().dueAt();

        clocks.startHearing(at("2026-12-01T09:00"));
        assertThat(clocks.inHearing()).isTrue();
        assertThat(clocks.next()).isEmpty();
        clocks.endHearing(at("2026-12-01T11:30"));
        assertThat(clocks.inHearing()).isFalse();
        assertThat(clocks.next().orElseThrow().dueAt()).isEqualTo(due.plus(Duration.ofMinutes(150)));

        clocks.startHearing(at("2026-12-10T09:00"));
        clocks.endHearing(at("2026-12-12T09:00"));
        var counted = due.plus(Duration.ofMinutes(150)).plus(Duration.ofDays(2));
        assertThat(clocks.next().orElseThrow().dueAt()).isEqualTo(counted);
        assertThat(clocks.changes()).extracting(Clocks.Change::why).containsExactly("hearing", "hearing");

        // Counted anew, the hearings stay left out.
        clocks.recount();
        clocks.adoptPolicy();
        assertThat(clocks.next().orElseThrow().dueAt()).isEqualTo(counted);
    }

    @Test
    void aHearingStopsNothingButTheReReview() {
        clocks.start(DeadlineKind.DECIDE_REVIEW, MONDAY, false);

        clocks.startHearing(MONDAY);

        assertThat(clocks.inHearing()).isFalse();
        assertThat(clocks.next().orElseThrow().isPaused()).isFalse();
    }

    @Test
    void countsHoursFromTheEventItself() {
        assertThat(times.due(MONDAY, Term.hours(24), 0)).isEqualTo(MONDAY.plus(Duration.ofHours(24)));
    }

    @Test
    void computesOpenDeadlinesAnewAndKeepsWhatTheyWere() {
        clocks.start(DeadlineKind.RETURN_REFERRAL, MONDAY, false);
        var holiday = new PlainWeeks(LocalDate.parse("2026-11-25"));
        var later = new Clocks(clocks.all(), new DueTimes(holiday), DeadlinePolicy.DEFAULT);

        later.recount();

        assertThat(later.open(DeadlineKind.RETURN_REFERRAL).orElseThrow().dueOn())
                .isEqualTo("2026-12-01");
        assertThat(later.changes()).singleElement().satisfies(change -> {
            assertThat(Deadline.dayOf(change.before())).isEqualTo("2026-11-30");
            assertThat(change.why()).isEqualTo("calendar");
        });
    }

    @Test
    void tellsMetFromMissed() {
        clocks.start(DeadlineKind.ACCEPT, MONDAY, false);
        clocks.done(DeadlineKind.ACCEPT, at("2026-12-09T00:00"));

        assertThat(clocks.all()).extracting(Deadline::outcome).containsExactly(Deadline.Outcome.MISSED);
    }

    private Clocks clocks(DeadlinePolicy policy) {
        return new Clocks(List.of(), times, policy);
    }

    private static DeadlinePolicy withTarget(Term target) {
        var d = DeadlinePolicy.DEFAULT;
        return new DeadlinePolicy(
                d.code(),
                d.version(),
                d.accept(),
                d.settle(),
                d.simplifiedAccept(),
                d.simplifiedSettle(),
                d.extensionDays(),
                d.requestReview(),
                d.decideReview(),
                d.requestReReview(),
                d.decideReReview(),
                d.returnReferral(),
                target,
                d.warnWorkingDays(),
                d.transferRule(),
                d.secondPerson(),
                d.targetPauses());
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** Monday to Friday, less the holidays given. */
    private record PlainWeeks(List<LocalDate> holidays) implements WorkCalendar {
        PlainWeeks(LocalDate... holidays) {
            this(List.of(holidays));
        }

        @Override
        public boolean isWorkingDay(LocalDate day) {
            return day.getDayOfWeek().getValue() <= 5 && !holidays.contains(day);
        }

        @Override
        public LocalDate workingDayOnOrAfter(LocalDate day) {
            return isWorkingDay(day) ? day : nextWorkingDay(day);
        }

        @Override
        public LocalDate nextWorkingDay(LocalDate day) {
            return workingDayOnOrAfter(day.plusDays(1));
        }

        @Override
        public LocalDate plusWorkingDays(LocalDate from, int days) {
            var day = from;
            for (var left = Math.abs(days); left > 0; ) {
                day = day.plusDays(Integer.signum(days));
                left -= isWorkingDay(day) ? 1 : 0;
            }
            return day;
        }

        @Override
        public LocalDate plusCalendarDays(LocalDate from, int days) {
            return from.plusDays(days);
        }

        @Override
        public int workingDaysBetween(LocalDate from, LocalDate to) {
            return (int) from.plusDays(1)
                    .datesUntil(to.plusDays(1))
                    .filter(this::isWorkingDay)
                    .count();
        }

        @Override
        public boolean provisional(int year) {
            return false;
        }

        @Override
        public List<CalendarDay> specialDays(int year) {
            return List.of();
        }

        @Override
        public long revision() {
            return 1;
        }
    }
}
