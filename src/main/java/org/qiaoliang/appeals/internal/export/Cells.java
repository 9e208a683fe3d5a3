package org.qiaoliang.appeals.internal.export;

/** Texts made safe for a spreadsheet: what begins like a formula is text, whoever typed it. */
final class Cells {
    private Cells() {}

    static String safe(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** As RFC 4180 quotes a field. */
    static String csv(String text) {
        var safe = safe(text);
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
