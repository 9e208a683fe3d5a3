package org.qiaoliang.files.internal.content;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads objects of a PDF (ISO 32000-1, 7.3) where they begin and hands over each dictionary in them, also those of an
 * object that breaks off. How much is read in all is bounded.
 */
final class PdfObjects {
    /** What a value is when it is neither a name nor a number. */
    static final String OTHER = "";

    private static final int DEEPEST = 60;
    private static final int AGAIN = 8;

    private final byte[] bytes;
    private final Consumer<Map<String, String>> dictionaries;
    private long left;
    private int at;

    /** @param dictionaries gets key and value of each; names with their slash, numbers as written, anything else as OTHER */
    PdfObjects(byte[] bytes, Consumer<Map<String, String>> dictionaries) {
        this.bytes = bytes;
        this.dictionaries = dictionaries;
        // Objects don't overlap in an honest file; one that makes us read it again and again is none.
        left = (long) AGAIN * bytes.length + 1024;
    }

    /** Where the last value ended. */
    int at() {
        return at;
    }

    /** The value that begins there; a name with its slash, a number, or OTHER. */
    String read(int from) throws Refused {
        at = from;
        return value(0);
    }

    /** The word that comes next, such as {@code stream}; empty when something else does. */
    String word() throws Refused {
        space();
        return regular();
    }

    private String value(int depth) throws Refused {
        if (depth > DEEPEST) {
            throw new Refused(Refused.DAMAGED);
        }
        space();
        return switch (peek(0)) {
            case '/' -> name();
            case '(' -> string();
            case '[' -> array(depth);
            case '<' -> peek(1) == '<' ? dictionary(depth) : hex();
            case ')', ']', '>', '{', '}' -> {
                step();
                yield OTHER;
            }
            default -> number();
        };
    }

    private String dictionary(int depth) throws Refused {
        step();
        step();
        var entries = new HashMap<String, String>();
        try {
            space();
            while (at < bytes.length && peek(0) != '>') {
                if (peek(0) == '/') {
                    // Readers differ in which of two they take.
                    entries.merge(name(), value(depth + 1), (one, other) -> one + " " + other);
                } else if (value(depth + 1).equals("endobj")) {
                    return OTHER;
                }
                space();
            }
            step();
            step();
        } finally {
            dictionaries.accept(entries);
        }
        return OTHER;
    }

    private String array(int depth) throws Refused {
        step();
        var names = new StringBuilder();
        space();
        while (at < bytes.length && peek(0) != ']') {
            var value = value(depth + 1);
            if (value.startsWith("/")) {
                names.append(value);
            } else if (value.equals("endobj")) {
                break;
            }
            space();
        }
        step();
        return names.toString();
    }

    /** A number, a reference as OTHER, or a word. */
    private String number() throws Refused {
        var word = regular();
        if (!isWhole(word)) {
            return word;
        }
        var back = at;
        space();
        if (isWhole(regular())) {
            space();
            if (regular().equals("R")) {
                return OTHER;
            }
        }
        at = back;
        return word;
    }

    private static boolean isWhole(String word) {
        return !word.isEmpty() && word.length() < 11 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String name() throws Refused {
        step();
        var name = new StringBuilder("/");
        while (at < bytes.length && isRegular(peek(0))) {
            var first = Character.digit(peek(1), 16);
            var second = Character.digit(peek(2), 16);
            if (peek(0) == '#' && first >= 0 && second >= 0) {
                name.append((char) (first * 16 + second));
                step();
                step();
            } else {
                name.append((char) peek(0));
            }
            step();
        }
        return name.toString();
    }

    private String string() throws Refused {
        var open = 0;
        do {
            var c = peek(0);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '\\') {
                step();
            }
            step();
        } while (open > 0 && at < bytes.length);
        return OTHER;
    }

    private String hex() throws Refused {
        skip(c -> c != '>');
        step();
        return OTHER;
    }

    private String regular() throws Refused {
        var from = at;
        skip(PdfObjects::isRegular);
        return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** White space and comments. */
    private void space() throws Refused {
        skip(PdfObjects::isSpace);
        while (peek(0) == '%') {
            skip(c -> c != '\r' && c != '\n');
            skip(PdfObjects::isSpace);
        }
    }

    private void skip(Predicate<Integer> over) throws Refused {
        while (at < bytes.length && over.test(peek(0))) {
            step();
        }
    }

    private void step() throws Refused {
        at++;
        if (--left < 0) {
            throw new Refused(Refused.DAMAGED);
        }
    }

    private int peek(int ahead) {
        return at + ahead < bytes.length ? bytes[at + ahead] & 0xff : -1;
    }

    static boolean isSpace(int c) {
        return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
    }

    private static boolean isRegular(int c) {
        return c >= 0 && !isSpace(c) && "()<>[]{}/%".indexOf(c) < 0;
    }
}
