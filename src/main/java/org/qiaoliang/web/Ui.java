package org.qiaoliang.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.Fen;

/**
 * What a template may ask besides its own page record: texts in the reader's language, dates, money, and what the layout
 * needs. One for each rendering.
 *
 * @param path path of the request, for navigation marks and the language switch
 * @param csrf token for forms
 * @param elder whether the elder mode (长辈版) is on
 */
public record Ui(
        Texts texts,
        Locale locale,
        Viewer viewer,
        String path,
        String csrf,
        boolean elder,
        boolean demo,
        LocalDate today) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CHINESE_DATE = DateTimeFormatter.ofPattern("yyyy'\u5e74'M'\u6708'd'\u65e5'");
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    public String t(String key, Object... parameters) {
        return texts.text(locale, key, parameters);
    }

    public boolean english() {
        return "en".equals(locale.getLanguage());
    }

    /** The language tag for the page. */
    public String lang() {
        return english() ? "en" : "zh-CN";
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : date.format(english() ? ENGLISH_DATE : CHINESE_DATE);
    }

    public String date(@Nullable Instant instant) {
        return instant == null ? "" : date(instant.atZone(ZONE).toLocalDate());
    }

    public String dateTime(@Nullable Instant instant) {
        return instant == null ? "" : date(instant) + " " + instant.atZone(ZONE).format(TIME);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** ¥1,234.56. */
    public String money(Fen amount) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return "¥" + format.format(java.math.BigDecimal.valueOf(amount.value(), 2));
    }
}
