package org.qiaoliang.appeals.internal.deadlines;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A length of time as rules state it. Written {@code 15 calendar-days}, {@code 5 working-days}, {@code 24 hours}; with
 * {@code ~} at the end when a last day that nobody works moves to the next working day (Civil Code, article 203).
 *
 * @param amount at least 1
 * @param rolls only for calendar days
 */
public record Term(int amount, Unit unit, boolean rolls) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4}) (calendar-days|working-days|hours)(~?)");

    /** What is counted. */
    public enum Unit {
        /** 自然日. */
        CALENDAR_DAYS("calendar-days"),
        /** 工作日. */
        WORKING_DAYS("working-days"),
        /** 小时. */
        HOURS("hours");

        private final String code;

        Unit(String code) {
            this.code = code;
        }

        /** The word in data and in message keys ({@code appeals.unit.hours}). */
        public String code() {
            return code;
        }
    }

    public Term {
        if (amount < 1 || (rolls && unit != Unit.CALENDAR_DAYS)) {
            throw new IllegalArgumentException("not a term");
        }
    }

    public static Term calendarDays(int days) {
        return new Term(days, Unit.CALENDAR_DAYS, false);
    }

    public static Term workingDays(int days) {
        return new Term(days, Unit.WORKING_DAYS, false);
    }

    public static Term hours(int hours) {
        return new Term(hours, Unit.HOURS, false);
    }

    public static Optional<Term> parse(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var unit = Arrays.stream(Unit.values())
                .filter(u -> u.code.equals(parts.group(2)))
                .findFirst()
                .orElseThrow();
        var rolls = !parts.group(3).isEmpty();
        return rolls && unit != Unit.CALENDAR_DAYS
                ? Optional.empty()
                : Optional.of(new Term(Integer.parseInt(parts.group(1)), unit, rolls));
    }

    /** Reads what the program itself has written. */
    public static Term of(String text) {
        return parse(text).orElseThrow(() -> new IllegalStateException("not a term: " + text));
    }

    /** Whether the calendar of working days has a say in it. */
    public boolean asksCalendar() {
        return unit == Unit.WORKING_DAYS || rolls;
    }

    @Override
    public String toString() {
        return amount + " " + unit.code + (rolls ? "~" : "");
    }
}
