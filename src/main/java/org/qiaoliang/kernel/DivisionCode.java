package org.qiaoliang.kernel;

import java.util.Optional;

/**
 * The statistical code of an administrative division (GB/T 2260 and the codes below it): 2 digits for a province, 4 for
 * a prefecture, 6 for a county, 9 for a township, 12 for a village, so that an ancestor's code is a prefix.
 *
 * @param digits 2, 4, 6, 9 or 12 decimal digits
 */
public record DivisionCode(String digits) implements Comparable<DivisionCode> {
    private static final int FULL = 12;

    public DivisionCode {
        if (!isValid(digits)) {
            throw new RuleViolation("division", "kernel.division.invalid");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether such a division exists. */
    public static boolean isValid(String digits) {
        return DivisionLevel.ofDigits(digits.length()).isPresent()
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public static Optional<DivisionCode> parse(String text) {
        var trimmed = text.strip();
        return isValid(trimmed) ? Optional.of(new DivisionCode(trimmed)) : Optional.empty();
    }

    public DivisionLevel level() {
        return DivisionLevel.ofDigits(digits.length()).orElseThrow();
    }

    /** The division directly above, empty for a province. */
    public Optional<DivisionCode> parent() {
        return level().above().map(above -> new DivisionCode(digits.substring(0, above.digits())));
    }

    /** The ancestor at a level, or this code itself at its own level; empty for a level below. */
    public Optional<DivisionCode> at(DivisionLevel level) {
        return level.digits() > digits.length()
                ? Optional.empty()
                : Optional.of(new DivisionCode(digits.substring(0, level.digits())));
    }

    /** Whether this is the ancestor or lies within it. */
    public boolean isWithin(DivisionCode ancestor) {
        return digits.startsWith(ancestor.digits);
    }

    /** The code as a number of twelve digits, padded with zeros on the right: the first place of the subtree. */
    public long place() {
        return Long.parseLong(digits + "0".repeat(FULL - digits.length()));
    }

    /** The first place after the subtree; {@code [place, placeEnd)} holds this division and all below it. */
    public long placeEnd() {
        return place() + Math.round(Math.pow(10, FULL - digits.length()));
    }

    @Override
    public int compareTo(DivisionCode other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
