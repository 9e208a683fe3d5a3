package org.qiaoliang.appeals.internal.reading;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.kernel.DivisionCode;

/**
 * Which appeals a list shows. All of it lives in the URL.
 *
 * @param states empty for all
 * @param category code, null for all
 * @param division with all below it and all that became part of it, under whatever code; null for all
 * @param words to search for, empty for none; a number finds that one appeal. Words are looked for in all within reach,
 *     newest first: whose, overdue and order become that, so that whoever keeps, shows or answers the filter says so
 * @param whose of the appeals within reach
 * @param after key of the last one of the page before, null for the first page
 */
public record DeskFilter(
        Set<AppealState> states,
        @Nullable String category,
        @Nullable DivisionCode division,
        @Nullable Channel channel,
        String words,
        Whose whose,
        boolean overdue,
        Order order,
        @Nullable String after) {
    /** Which of the appeals within reach. */
    public enum Whose {
        ALL("all"),
        /** That I work on. */
        MINE("mine"),
        /** That I took in. */
        TAKEN("taken"),
        /** Confidential ones that I am named on, or whose duty to receive is mine. */
        CONFIDENTIAL("confidential"),
        /** That my organizations referred to others. */
        SENT("sent");

        private final String code;

        Whose(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** In which order. */
    public enum Order {
        /** Due first, then by number. */
        DUE("due"),
        /** Those with the most time left first; not those of which nothing is owed. */
        LATEST_DUE("-due"),
        NEWEST("-received"),
        OLDEST("received");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public boolean byDue() {
            return this == DUE || this == LATEST_DUE;
        }

        public boolean descending() {
            return this == LATEST_DUE || this == NEWEST;
        }

        /** Due first when it is none of them. */
        public static Optional<Order> ofCode(String code) {
            return Arrays.stream(values()).filter(o -> o.code.equals(code)).findFirst();
        }
    }

    public DeskFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
        if (!words.isBlank()) {
            whose = Whose.ALL;
            overdue = false;
            order = Order.NEWEST;
        }
    }

    public boolean searches() {
        return !words.isBlank();
    }

    public static DeskFilter all() {
        return new DeskFilter(Set.of(), null, null, null, "", Whose.ALL, false, Order.DUE, null);
    }

    public DeskFilter from(@Nullable String key) {
        return new DeskFilter(states, category, division, channel, words, whose, overdue, order, key);
    }

    public DeskFilter of(Category wanted) {
        return new DeskFilter(states, wanted.code(), division, channel, words, whose, overdue, order, after);
    }

    /** As the URL has it, without the page. */
    public Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        states.stream().sorted().forEach(s -> query.merge("state", s.code(), (a, b) -> a + "," + b));
        put(query, "category", category);
        put(query, "division", division == null ? null : division.digits());
        put(query, "channel", channel == null ? null : channel.code());
        put(query, "q", words);
        put(query, "whose", whose == Whose.ALL ? null : whose.code());
        put(query, "overdue", overdue ? "1" : null);
        put(query, "sort", order == Order.DUE ? null : order.code());
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.put(name, value);
        }
    }
}
