package org.qiaoliang.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** As documents say it (GB/T 2261.1). */
public enum Sex {
    MALE,
    FEMALE;

    /** The word in URLs, JSON and message keys ({@code people.sex.female}). */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sex> ofCode(String code) {
        return Arrays.stream(values()).filter(sex -> sex.code().equals(code)).findFirst();
    }
}
