package org.qiaoliang.appeals.internal.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one appeal. Keeps what it was computed from, so that a changed calendar or policy can compute it anew.
 *
 * @param id null until it is stored
 * @param startedAt the event that started it
 * @param simplified whether the simplified procedure's time holds
 * @param extendedDays calendar days added by an extension
 * @param pausedFor how long it stood still in all, pauses that are over
 * @param pausedSince when the present pause began, null when it runs
 * @param dueAt the first instant that is too late; as if it ran on, while paused
 * @param warnAt when the next level is told that it is due soon
 * @param endedAt when it was met or fell away, null while open
 */
public record Deadline(
        @Nullable Long id,
        DeadlineKind kind,
        Instant startedAt,
        Term term,
        boolean simplified,
        int extendedDays,
        Duration pausedFor,
        @Nullable Instant pausedSince,
        Instant dueAt,
        Instant warnAt,
        Outcome outcome,
        @Nullable Instant endedAt) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What became of it. */
    public enum Outcome {
        OPEN("open"),
        /** Done in time. */
        MET("met"),
        /** Done, too late. */
        MISSED("missed"),
        /** Fell away: withdrawn, joined, transferred. */
        LAPSED("lapsed");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Outcome ofCode(String code) {
            for (var outcome : values()) {
                if (outcome.code.equals(code)) {
                    return outcome;
                }
            }
            throw new IllegalStateException("no outcome " + code);
        }
    }

    public boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    public boolean isPaused() {
        return pausedSince != null;
    }

    public boolean isOverdue(Instant now) {
        return isOpen() && !isPaused() && !now.isBefore(dueAt);
    }

    /** The last day on which it is kept. */
    public LocalDate dueOn() {
        return dayOf(dueAt);
    }

    /** The last day that lies wholly or partly before an instant that is too late. */
    public static LocalDate dayOf(Instant dueAt) {
        return dueAt.minusNanos(1).atZone(ZONE).toLocalDate();
    }

    /** Ends it by doing what was owed. */
    public Deadline done(Instant at) {
        return ended(at.isBefore(dueAt) || isPaused() ? Outcome.MET : Outcome.MISSED, at);
    }

    public Deadline lapsed(Instant at) {
        return ended(Outcome.LAPSED, at);
    }

    Deadline due(Instant newDue, Instant newWarn) {
        return new Deadline(
                id,
                kind,
                startedAt,
                term,
                simplified,
                extendedDays,
                pausedFor,
                pausedSince,
                newDue,
                newWarn,
                outcome,
                endedAt);
    }

    Deadline over(Term newTerm, boolean nowSimplified) {
        return new Deadline(
                id,
                kind,
                startedAt,
                newTerm,
                nowSimplified,
                extendedDays,
                pausedFor,
                pausedSince,
                dueAt,
                warnAt,
                outcome,
                endedAt);
    }

    Deadline extendedBy(int days) {
        return new Deadline(
                id,
                kind,
                startedAt,
                term,
                simplified,
                extendedDays + days,
                pausedFor,
                pausedSince,
                dueAt,
                warnAt,
                outcome,
                endedAt);
    }

    Deadline paused(@Nullable Instant since, Duration total) {
        return new Deadline(
                id, kind, startedAt, term, simplified, extendedDays, total, since, dueAt, warnAt, outcome, endedAt);
    }

    private Deadline ended(Outcome how, Instant at) {
        return new Deadline(
                id, kind, startedAt, term, simplified, extendedDays, pausedFor, pausedSince, dueAt, warnAt, how, at);
    }
}
