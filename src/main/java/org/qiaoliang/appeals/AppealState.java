package org.qiaoliang.appeals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where an appeal stands. What leads from one to another is said in one place, the transition table of this module. */
public enum AppealState {
    /** 待受理. */
    RECEIVED("received"),
    /** 已受理. */
    ACCEPTED("accepted"),
    /** 不予受理, with the right body named. */
    DECLINED("declined"),
    /** 已交办. */
    ASSIGNED("assigned"),
    /** 办理中. */
    IN_PROGRESS("in-progress"),
    /** 待补充: waits for the petitioner. */
    WAITING("waiting"),
    /** 已答复. */
    REPLIED("replied"),
    /** 已办结. */
    CLOSED("closed"),
    /** 已撤回 by the petitioner. */
    WITHDRAWN("withdrawn"),
    /** 已并案: a repeat that goes on under another number (APPEAL-8). */
    JOINED("joined"),
    /** 复查中. */
    REVIEW("review"),
    /** 复核中. */
    RE_REVIEW("re-review"),
    /** 重新办理: to be assigned anew. */
    REOPENED("reopened");

    private static final Set<AppealState> OPEN =
            Set.copyOf(EnumSet.of(RECEIVED, ACCEPTED, ASSIGNED, IN_PROGRESS, WAITING, REVIEW, RE_REVIEW, REOPENED));

    private final String code;

    AppealState(String code) {
        this.code = code;
    }

    /** The word in URLs, JSON, the database and message keys ({@code appeals.state.in-progress}). */
    public String code() {
        return code;
    }

    /** Whether the organization still owes something. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    public static Optional<AppealState> ofCode(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
