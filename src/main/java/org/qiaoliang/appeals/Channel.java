package org.qiaoliang.appeals;

import java.util.Arrays;
import java.util.Optional;

/** How an appeal came in. */
public enum Channel {
    PORTAL("portal"),
    /** By telephone, typed by an operator. */
    HOTLINE("hotline"),
    /** At the counter. */
    COUNTER("counter"),
    /** A village or community worker for somebody who can't (代办). */
    ON_BEHALF("on-behalf"),
    /** By letter or e-mail. */
    MAILBOX("mailbox");

    private final String code;

    Channel(String code) {
        this.code = code;
    }

    /** The word in URLs, JSON, the ledger's dimension and message keys ({@code appeals.channel.hotline}). */
    public String code() {
        return code;
    }

    public static Optional<Channel> ofCode(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code.equals(code))
                .findFirst();
    }
}
