package org.qiaoliang.identity.internal.oidc;

import java.util.Arrays;
import java.util.Locale;

/** Why coming back from the city's sign-in let nobody in here. */
public enum CityRefusal {
    /** It leads to no account that may sign in. */
    UNKNOWN,
    /** An answer that nobody here asked for, or too long after: forged, or of another browser. */
    LATE,
    /** The city said no, or could not be asked. */
    FAILED;

    /** Where the reader is told. */
    public String path() {
        return "/sign-in?refused=" + word();
    }

    public String message() {
        return "identity.oidc." + word();
    }

    /** Of the word in the address; who wrote another one there is told the plainest. */
    public static CityRefusal of(String word) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.word().equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
