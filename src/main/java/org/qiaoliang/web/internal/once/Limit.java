package org.qiaoliang.web.internal.once;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many in a window that slides.
 *
 * @param times at least 1
 * @param window at least a second
 */
record Limit(int times, Duration window) {
    Limit {
        if (times < 1 || window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a limit is at least 1 in at least 1s");
        }
    }

    /** {@code 100/1h}, {@code 5/10m}. */
    static Limit parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a limit is written like 100/1h, not " + text);
        }
        return new Limit(
                Integer.parseInt(text.substring(0, slash).strip()),
                DurationStyle.detectAndParse(text.substring(slash + 1).strip()));
    }

    Instant windowStart(Instant now) {
        var length = window.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length);
    }

    /** Whether so many in this window, after so many in the one before, are still within the limit. */
    boolean allows(int count, int countBefore, Instant now) {
        return count + countBefore * restOfWindow(now) <= times;
    }

    /** How long until the running window ends. */
    Duration untilNext(Instant now) {
        return Duration.between(now, windowStart(now).plus(window));
    }

    /** How much of the window before still counts: the share of the running one that is left. */
    double restOfWindow(Instant now) {
        return (double) untilNext(now).toMillis() / window.toMillis();
    }
}
