package org.qiaoliang.appeals.internal.desk;

import org.qiaoliang.appeals.AppealState;

/** Colours of states; their words say the same. */
public final class Tones {
    private Tones() {}

    /** Tone of the chip component. */
    public static String of(AppealState state) {
        return switch (state) {
            case RECEIVED, REOPENED, REVIEW, RE_REVIEW -> "amber";
            case ACCEPTED, ASSIGNED, IN_PROGRESS -> "teal";
            case WAITING -> "grey";
            case REPLIED, CLOSED -> "green";
            case DECLINED, WITHDRAWN, JOINED -> "grey";
        };
    }
}
