package org.qiaoliang.appeals.internal.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.qiaoliang.divisions.WorkCalendar;

/**
 * When a term that starts at an instant is over. Days count from the day after the event (Civil Code, article 201) and end
 * with the last of them; hours count from the event itself.
 */
public final class DueTimes {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WorkCalendar calendar;

    public DueTimes(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The first instant that is too late. */
    public Instant due(Instant start, Term term, int extendedDays) {
        if (term.unit() == Term.Unit.HOURS) {
            return start.plus(Duration.ofHours(term.amount())).plus(Duration.ofDays(extendedDays));
        }
        var day = start.atZone(ZONE).toLocalDate();
        var last = term.unit() == Term.Unit.WORKING_DAYS
                ? calendar.plusWorkingDays(day, term.amount())
                : calendar.plusCalendarDays(day, term.amount());
        last = last.plusDays(extendedDays);
        if (term.rolls()) {
            last = calendar.workingDayOnOrAfter(last);
        }
        return last.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** The deadline with its times computed anew from what it keeps. */
    public Deadline computed(Deadline deadline, int warnWorkingDays) {
        var due = due(deadline.startedAt(), deadline.term(), deadline.extendedDays())
                .plus(deadline.pausedFor());
        return deadline.due(due, warn(deadline, due, warnWorkingDays));
    }

    public Deadline start(DeadlineKind kind, Instant at, Term term, boolean simplified, int warnWorkingDays) {
        return computed(
                new Deadline(
                        null, kind, at, term, simplified, 0, Duration.ZERO, null, at, at, Deadline.Outcome.OPEN, null),
                warnWorkingDays);
    }

    /** At the beginning of the n-th working day before the last day; for short terms, after half of the time. */
    private Instant warn(Deadline deadline, Instant due, int workingDays) {
        var half = deadline.startedAt()
                .plus(Duration.between(deadline.startedAt(), due).dividedBy(2));
        if (deadline.term().unit() == Term.Unit.HOURS) {
            return half;
        }
        var day = calendar.plusWorkingDays(Deadline.dayOf(due), -workingDays);
        var warn = day.atStartOfDay(ZONE).toInstant();
        return warn.isBefore(half) ? half : warn;
    }
}
