package org.qiaoliang.web;

import java.util.Locale;

/**
 * A telephone line that people can call; data.
 *
 * @param hoursZh when it is answered, in Chinese
 * @param first whether it comes before everything else in danger
 */
public record Hotline(String number, String nameZh, String nameEn, String hoursZh, String hoursEn, boolean first) {

    /** What it is for, in the reader's language. */
    public String name(Locale locale) {
        return english(locale) ? nameEn : nameZh;
    }

    public String hours(Locale locale) {
        return english(locale) ? hoursEn : hoursZh;
    }

    private static boolean english(Locale locale) {
        return "en".equals(locale.getLanguage());
    }
}
