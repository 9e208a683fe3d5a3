package org.qiaoliang.insight.internal.web;

import org.jspecify.annotations.Nullable;

/**
 * The choices of a reader as they come in an address.
 *
 * @param from the first month, {@code 2026-01}
 * @param to the last month
 * @param view {@code was} or {@code now}
 * @param change {@code share} or {@code absolute}
 * @param by along what the league table compares
 * @param sort column of the league table
 */
record BoardParameters(
        @Nullable String division,
        @Nullable String from,
        @Nullable String to,
        @Nullable String kind,
        @Nullable String category,
        @Nullable String channel,
        @Nullable String view,
        @Nullable String change,
        @Nullable String by,
        @Nullable String sort) {

    boolean absolute() {
        return "absolute".equals(change);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
