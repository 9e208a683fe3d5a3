package org.qiaoliang.appeals.internal.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.RuleViolation;

/** One act on one appeal: who, when, and what the rules may ask. */
record Act(Appeal appeal, Viewer viewer, Actor actor, Instant at, Surroundings around) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final int SHORT = 1000;
    static final int LONG = 5000;

    void require(AppealTransition transition) {
        Standing.require(viewer, appeal, transition);
    }

    void move(AppealTransition transition, String reason) {
        appeal.move(transition, at, reason);
    }

    static RuleViolation refusal(String key, Object... parameters) {
        return new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", key, parameters);
    }

    /** A text that must be there and not be too long; without white space around it. */
    static String needed(String field, String text, int most) {
        var said = text.strip();
        if (said.isEmpty()) {
            throw new RuleViolation(field, "appeals.needed." + field);
        }
        return bounded(field, said, most);
    }

    /**
     * The instant of something that happened on a day, to be recorded now: the beginning of the day, or what came before
     * it on that day.
     */
    static Instant onDay(String field, LocalDate day, Instant after, Instant now, String complaint) {
        if (day.isAfter(LocalDate.ofInstant(now, ZONE)) || day.isBefore(LocalDate.ofInstant(after, ZONE))) {
            throw new RuleViolation(field, complaint);
        }
        var start = day.atStartOfDay(ZONE).toInstant();
        return start.isBefore(after) ? after : start;
    }

    static String bounded(String field, String text, int most) {
        var said = text.strip();
        if (said.codePointCount(0, said.length()) > most) {
            throw new RuleViolation(field, "appeals.too-long", most);
        }
        return said;
    }
}
