package org.qiaoliang.kernel;

/**
 * Text as it comes from outside, freed of what nobody types. Applied where requests are read, so that every module gets it
 * this way: an empty field is empty, whatever it was filled with.
 */
public final class TypedText {
    private static final int REPLACEMENT = 0xFFFD;

    private TypedText() {}

    /**
     * Without control characters (line ends and tabs stay) and without those that turn the direction of writing round and
     * make words look like others; half a character (a lone surrogate) becomes U+FFFD. Where nothing that can be seen is
     * left, nothing is left.
     */
    public static String clean(String typed) {
        return isPlain(typed) ? typed : cleaned(typed);
    }

    /** Most texts are, and are passed on as they are. */
    private static boolean isPlain(String typed) {
        var visible = typed.isEmpty();
        for (var i = 0; i < typed.length(); i++) {
            var c = typed.charAt(i);
            if (Character.isSurrogate(c) || isUnwanted(c)) {
                return false;
            }
            visible |= isVisible(c);
        }
        return visible;
    }

    private static String cleaned(String typed) {
        var clean = new StringBuilder(typed.length());
        var visible = false;
        for (var point : typed.codePoints().toArray()) {
            if (!isUnwanted(point)) {
                var half = Character.getType(point) == Character.SURROGATE;
                clean.appendCodePoint(half ? REPLACEMENT : point);
                visible |= isVisible(point);
            }
        }
        return visible ? clean.toString() : "";
    }

    private static boolean isUnwanted(int point) {
        return Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t'
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }

    /** What this Java has no name for yet may be a character of somebody's name, and is taken for one. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlankLetter(point);
        };
    }

    /** Letters and symbols that are drawn as nothing: the fillers of Hangul and the empty Braille pattern. */
    private static boolean isBlankLetter(int point) {
        return switch (point) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> true;
            default -> false;
        };
    }
}
