package org.qiaoliang.appeals.internal.deadlines;

import java.util.Arrays;

/** What becomes of a running deadline when an appeal moves to another organization (APPEAL-2: said, not assumed). */
public enum TransferRule {
    /** The receiving organization has the full time to accept, from the day it gets it. The default. */
    RESTART("restart"),
    /** The clock goes on as if nothing had happened. */
    CONTINUE("continue");

    private final String code;

    TransferRule(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static TransferRule ofCode(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
