package org.qiaoliang.demo.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A clock that stands at a moment of the past for the thread that replays it, and is right for all others. */
final class DemoClock extends Clock {
    private final ThreadLocal<@Nullable Instant> moved = new ThreadLocal<>();
    private final Clock real;

    DemoClock(Clock real) {
        this.real = real;
    }

    /** Runs something as if it were then. */
    <T> T at(Instant then, Supplier<T> work) {
        var before = moved.get();
        moved.set(then);
        try {
            return work.get();
        } finally {
            if (before == null) {
                moved.remove();
            } else {
                moved.set(before);
            }
        }
    }

    @Override
    public Instant instant() {
        var then = moved.get();
        return then == null ? real.instant() : then;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var clock = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return clock.withZone(other);
            }
        };
    }
}
