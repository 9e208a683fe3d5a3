package org.qiaoliang.divisions.internal;

import java.util.Locale;
import java.util.Map;

/** The pinyin initials of a name, as people type them: 任城区 is rcq. */
final class Initials {
    private Initials() {}

    /** @param letters the initial of each Chinese character; others stand for themselves when typable */
    static String of(String name, Map<Integer, String> letters) {
        var initials = new StringBuilder();
        name.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            var letter = letters.get(c);
            if (letter != null) {
                initials.append(letter);
            } else if (c >= '0' && c <= '9' || c >= 'a' && c <= 'z') {
                initials.appendCodePoint(c);
            }
        });
        return initials.toString();
    }
}
