package org.qiaoliang.kernel;

import java.util.Arrays;
import java.util.Optional;

/** The five levels of administrative divisions, by the length of their codes. */
public enum DivisionLevel {
    PROVINCE(2),
    PREFECTURE(4),
    COUNTY(6),
    TOWNSHIP(9),
    VILLAGE(12);

    private final int digits;

    DivisionLevel(int digits) {
        this.digits = digits;
    }

    /** How many digits a code of this level has. */
    public int digits() {
        return digits;
    }

    public static Optional<DivisionLevel> ofDigits(int digits) {
        return Arrays.stream(values()).filter(level -> level.digits == digits).findFirst();
    }

    public Optional<DivisionLevel> above() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    public Optional<DivisionLevel> below() {
        return this == VILLAGE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
