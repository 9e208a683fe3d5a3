package org.qiaoliang.appeals.internal.deadlines;

import java.util.Arrays;

/** What a deadline is for. */
public enum DeadlineKind {
    /** To accept or decline. */
    ACCEPT("accept", Nature.STATUTORY),
    /** To answer. */
    SETTLE("settle", Nature.STATUTORY),
    /** To return a wrong referral; an option of the body, nothing it owes. */
    RETURN_REFERRAL("return-referral", Nature.WINDOW),
    /** The organization's own promise; the only one that pauses while the petitioner is waited for. */
    SERVICE_TARGET("service-target", Nature.TARGET),
    /** For the petitioner to ask for a review (复查). */
    REQUEST_REVIEW("request-review", Nature.WINDOW),
    DECIDE_REVIEW("decide-review", Nature.STATUTORY),
    /** For the petitioner to ask for a re-review (复核). */
    REQUEST_RE_REVIEW("request-re-review", Nature.WINDOW),
    DECIDE_RE_REVIEW("decide-re-review", Nature.STATUTORY);

    private enum Nature {
        STATUTORY,
        TARGET,
        WINDOW
    }

    private final String code;
    private final Nature nature;

    DeadlineKind(String code, Nature nature) {
        this.code = code;
        this.nature = nature;
    }

    /** The word in JSON, the database and message keys ({@code appeals.deadline.settle}). */
    public String code() {
        return code;
    }

    /**
     * Owed by the body under the regulation: goes on whatever happens but a hearing in a re-review, escalates, and is what
     * "due" means.
     */
    public boolean isStatutory() {
        return nature == Nature.STATUTORY;
    }

    /** Whether it stands still while the petitioner is waited for. */
    public boolean pauses() {
        return nature == Nature.TARGET;
    }

    /** A time within which somebody may do something, and that simply runs out. */
    public boolean isWindow() {
        return nature == Nature.WINDOW;
    }

    public static DeadlineKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
