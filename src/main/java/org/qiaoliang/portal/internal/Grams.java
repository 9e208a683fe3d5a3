package org.qiaoliang.portal.internal;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A text as its words and, where it is Chinese, its pairs of neighbouring characters. */
record Grams(Set<String> parts) {
    static Grams of(String text) {
        var parts = new HashSet<String>();
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (var word : plain.split("[^\\p{L}\\p{N}]+")) {
            var points = word.codePoints().toArray();
            boolean chinese = points.length > 0 && Character.isIdeographic(points[0]);
            if (!chinese && points.length > 1) {
                parts.add(word);
            }
            for (int i = 0; chinese && i + 1 < points.length; i++) {
                parts.add(new String(points, i, 2));
            }
        }
        return new Grams(parts);
    }

    int shared(Grams other) {
        return (int) parts.stream().filter(other.parts::contains).count();
    }
}
