package org.qiaoliang.appeals.internal.category;

import java.util.Locale;

/** A telephone line with its hours; data. */
public record Hotline(
        String number, String nameZh, String nameEn, String hoursZh, String hoursEn, boolean danger, int version) {
    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) ? nameEn : nameZh;
    }

    public String hours(Locale locale) {
        return "en".equals(locale.getLanguage()) ? hoursEn : hoursZh;
    }
}
