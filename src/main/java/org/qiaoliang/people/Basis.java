package org.qiaoliang.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On what a body keeps or shows personal data (PIPL article 13, PERSON-6). */
public enum Basis {
    /** Needed for a duty laid down by law or in its statutes. */
    DUTY,
    CONSENT,
    CONTRACT,
    /** Life, health or property in an emergency. */
    VITAL_INTEREST,
    PUBLIC_INTEREST;

    /** The word in URLs, JSON and message keys ({@code people.basis.duty}). */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Basis> ofCode(String code) {
        return Arrays.stream(values())
                .filter(basis -> basis.code().equals(code))
                .findFirst();
    }
}
