package org.qiaoliang.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One state in the drawing of a record's way: done, where it stands now, or still to come.
 *
 * @param name in the reader's language
 * @param who did it, empty while open
 * @param at when it was reached, null while open
 */
public record StateStep(
        String name, Phase phase, String who, @Nullable Instant at) {
    /** Where this state lies on the way. */
    public enum Phase {
        DONE,
        NOW,
        NEXT,
        /** The way ended here, away from its goal: declined, withdrawn. */
        STOPPED
    }

    public static StateStep next(String name) {
        return new StateStep(name, Phase.NEXT, "", null);
    }

    public boolean now() {
        return phase == Phase.NOW || phase == Phase.STOPPED;
    }

    public String css() {
        return switch (phase) {
            case DONE -> "state-done";
            case NOW -> "state-now";
            case NEXT -> "state-next";
            case STOPPED -> "state-now state-stopped";
        };
    }
}
