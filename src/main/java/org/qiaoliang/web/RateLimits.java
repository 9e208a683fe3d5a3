package org.qiaoliang.web;

import java.util.List;

/** Bounds how often something may be tried; counted in the database, so that all nodes count together. */
public interface RateLimits {
    /**
     * Takes one of the allowance, or refuses. Counts even when the surrounding transaction rolls back. Staff are exempt from
     * the limits named {@code public-…}, since they take in on behalf of many.
     *
     * @param limit name of the limit, whose size and window are settings ({@code qiaoliang.limits.<name>=100/1h}):
     *     {@code public-submit-address} (100 an hour), {@code public-submit-phone} (5 an hour), {@code code-guess},
     *     {@code sign-in}, …
     * @param subject whom it bounds; kept as a keyed hash only. An address is that of the request, whose
     *     {@code getRemoteAddr()} sees through trusted proxies; something may stand before it, with a slash between
     * @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY
     */
    default void take(String limit, String subject) {
        take(List.of(new Try(limit, subject)));
    }

    /**
     * Takes one of each allowance in turn, in one trip to the database, up to the first that is spent: what one address has
     * too much of is not counted against the phones that it names.
     *
     * @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY, as {@link #take(String, String)}
     */
    void take(List<Try> tries);

    /** One of the allowance of a limit, for a subject; see {@link #take(String, String)}. */
    record Try(String limit, String subject) {}

    /**
     * Refuses when the allowance is spent, and takes none of it: for what counts only when it fails, such as a guessed
     * code. Whoever is refused learns nothing of whether this try would have been right.
     */
    void refuseWhenSpent(String limit, String subject);
}
