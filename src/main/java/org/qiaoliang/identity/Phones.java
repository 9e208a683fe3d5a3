package org.qiaoliang.identity;

import java.util.Optional;

/** Phone numbers as people type them, and how they are found again. */
public final class Phones {
    /** Purpose of {@code Vault.lookup} by which records of one phone are found over all modules. */
    public static final String LOOKUP = "phone";

    private Phones() {}

    /** The bare number: 11 digits of a mobile phone of the mainland, without +86, blanks and hyphens. */
    public static Optional<String> mobile(String typed) {
        var digits = typed.replaceAll("[\\s-]", "").replaceFirst("^(\\+|00)?86(?=1)", "");
        return digits.matches("1[3-9][0-9]{9}") ? Optional.of(digits) : Optional.empty();
    }
}
