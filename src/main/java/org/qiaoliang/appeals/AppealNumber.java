package org.qiaoliang.appeals;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public number of an appeal (APPEAL-1): {@code SQ}, the year it came in, and a running number of at least six digits.
 * Not a secret; following an appeal needs its code too.
 */
public record AppealNumber(String value) {
    private static final Pattern FORM = Pattern.compile("SQ(\\d{4})-(\\d{6,9})");

    public AppealNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an appeal number");
        }
    }

    public static AppealNumber of(int year, long running) {
        return new AppealNumber(String.format(Locale.ROOT, "SQ%04d-%06d", year, running));
    }

    /** Reads what a person typed: small letters and missing zeros are understood. */
    public static Optional<AppealNumber> parse(String text) {
        var typed = text.strip().toUpperCase(Locale.ROOT);
        var parts = Pattern.compile("SQ(\\d{4})-?(\\d{1,9})").matcher(typed);
        if (!parts.matches() || (!typed.contains("-") && parts.group(2).length() < 6)) {
            return Optional.empty();
        }
        return Optional.of(of(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))));
    }

    @Override
    public String toString() {
        return value;
    }
}
