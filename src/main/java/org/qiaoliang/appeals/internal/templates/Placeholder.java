package org.qiaoliang.appeals.internal.templates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template leaves open, to be filled from the appeal: {@code {number}}, {@code {title}}, … Never a contact. */
public enum Placeholder {
    NUMBER,
    TITLE,
    CATEGORY,
    PLACE,
    ORGANIZATION,
    HANDLER,
    /** The day it was received. */
    RECEIVED,
    /** Today. */
    TODAY;

    private static final Pattern FORM = Pattern.compile("\\{([^{}\\s]{1,30})}");

    /** As it is written between the braces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Placeholder> ofWord(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }

    /** The first thing in braces that is none of them. */
    static Optional<String> unknownIn(String text) {
        return FORM.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(word -> ofWord(word).isEmpty())
                .findFirst();
    }

    /** The text with everything filled in; what is not known stays as it is. */
    static String fill(String text, Map<Placeholder, String> values) {
        return FORM.matcher(text).replaceAll(match -> Matcher.quoteReplacement(filled(match, values)));
    }

    private static String filled(MatchResult match, Map<Placeholder, String> values) {
        return ofWord(match.group(1))
                .map(placeholder -> values.getOrDefault(placeholder, match.group()))
                .orElse(match.group());
    }
}
