package org.qiaoliang.portal.internal;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A text as its words and, where it is Chinese, its pairs of neighbouring characters.
 *
 * @param plain the text in one form of writing
 */
record Grams(String plain, Set<String> parts) {
    /** English words are cut to so many letters, so that "pregnant" meets "pregnancy". */
    private static final int STEM = 6;

    private static final Set<String> SAYING_NOTHING = Set.of(
            "my", "me", "the", "an", "in", "at", "to", "of", "for", "is", "was", "by", "and", "or", "you", "your", "i");

    static Grams of(String text) {
        var parts = new HashSet<String>();
        var plain = plain(text);
        for (var word : plain.split("[^\\p{L}\\p{N}]+")) {
            var points = word.codePoints().toArray();
            boolean chinese = points.length > 0 && Character.isIdeographic(points[0]);
            if (!chinese && points.length > 1 && !SAYING_NOTHING.contains(word)) {
                parts.add(stem(word));
            }
            for (int i = 0; chinese && i + 1 < points.length; i++) {
                parts.add(new String(points, i, 2));
            }
        }
        return new Grams(plain, parts);
    }

    Grams and(Grams other) {
        var all = new HashSet<>(parts);
        all.addAll(other.parts);
        return new Grams(plain + " " + other.plain, all);
    }

    /** How many characters of a Chinese keyword, or 2 for a word in letters, the text holds whole; 0 when it does not. */
    int holds(String keyword) {
        var plainKeyword = plain(keyword);
        if (plainKeyword.isEmpty()) {
            return 0;
        }
        if (Character.isIdeographic(plainKeyword.codePointAt(0))) {
            return plain.contains(plainKeyword) ? plainKeyword.codePointCount(0, plainKeyword.length()) : 0;
        }
        return parts.contains(stem(plainKeyword)) ? 2 : 0;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String stem(String word) {
        var singular = word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return singular.length() > STEM ? singular.substring(0, STEM) : singular;
    }
}
