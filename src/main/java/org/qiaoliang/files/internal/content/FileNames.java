package org.qiaoliang.files.internal.content;

import java.text.Normalizer;
import java.util.Set;

/** Names of files as they are shown and saved: no path, nothing invisible, nothing that a file system takes amiss. */
public final class FileNames {
    private static final int LONGEST = 100;
    private static final String FORBIDDEN = "<>:\"/\\|?*";
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

    private FileNames() {}

    public static String clean(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var cleaned = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (FORBIDDEN.indexOf(c) >= 0) {
                cleaned.append('_');
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                cleaned.append(' ');
            } else if (isVisible(c)) {
                cleaned.appendCodePoint(c);
            }
        });
        var text = cleaned.toString().replaceAll(" {2,}", " ").replaceAll("^[. ]+|[. ]+$", "");
        var dot = text.lastIndexOf('.');
        var stem = dot < 0 ? text : text.substring(0, dot).strip();
        var extension = dot < 0 ? "" : text.substring(dot);
        if (stem.isEmpty()) {
            return "file" + extension;
        }
        if (RESERVED.contains(stem.toLowerCase(java.util.Locale.ROOT)) || stem.matches("(?i)(com|lpt)[0-9]")) {
            stem = "_" + stem;
        }
        var room = Math.max(1, LONGEST - extension.codePointCount(0, extension.length()));
        if (stem.codePointCount(0, stem.length()) > room) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, room)).strip();
        }
        return stem + extension;
    }

    /** Not a control, a mark that turns the direction of writing (which hides the real ending), nor half a character. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
