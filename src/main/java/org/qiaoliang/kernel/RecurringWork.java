package org.qiaoliang.kernel;

import java.time.Duration;
import java.time.LocalTime;

/**
 * Something the program does again and again by itself; offered as a bean by the module that owns it. Module jobs runs it,
 * on one node at a time however many there are, as {@code Viewer.Program(name)} and outside of a transaction: it opens its
 * own on the system database. A run that fails is logged and comes again at its time.
 */
public interface RecurringWork {
    /** Unique and stable, such as {@code audit.seal}. */
    String name();

    Cadence cadence();

    void run() throws Exception;

    /** When it is due. */
    sealed interface Cadence {
        /** This long after the last run ended; at least a second. */
        record Every(Duration pause) implements Cadence {}

        /** Once a day at this time in the city. */
        record Daily(LocalTime at) implements Cadence {}
    }

    static Cadence every(Duration pause) {
        return new Cadence.Every(pause);
    }

    static Cadence daily(int hour, int minute) {
        return new Cadence.Daily(LocalTime.of(hour, minute));
    }
}
