package org.qiaoliang.kernel;

/** How sensitive values look on screen unless revealed (PERSON-2). The length stays, the middle goes. */
public final class Masking {
    private Masking() {}

    /** 138****1234; short or odd numbers keep two digits at the end at most. */
    public static String phone(String phone) {
        var length = length(phone);
        return length >= 11 ? keep(phone, 3, 4) : keep(phone, 0, Math.min(2, length / 3));
    }

    /** 371***********1234. */
    public static String idNumber(String number) {
        return length(number) >= 15 ? keep(number, 3, 4) : keep(number, 0, 0);
    }

    /** 张*, 欧阳**: the first character stays. */
    public static String name(String name) {
        return name.isEmpty() ? name : keep(name, 1, 0);
    }

    /** In characters as people count them: one beyond the basic plane is two in a string, and must not count for two here. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String keep(String text, int head, int tail) {
        var points = text.codePoints().toArray();
        var masked = new StringBuilder();
        for (var i = 0; i < points.length; i++) {
            masked.appendCodePoint(i < head || i >= points.length - tail ? points[i] : '*');
        }
        return masked.toString();
    }
}
