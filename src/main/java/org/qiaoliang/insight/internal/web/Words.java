package org.qiaoliang.insight.internal.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.Board.Share;
import org.qiaoliang.ledger.Board.Value;
import org.qiaoliang.web.Texts;

/** Texts and figures in the reader's language, for page models that are made before they are drawn. */
record Words(Texts texts, Locale locale) {
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    static final String NOTHING = "–";

    String t(String key, Object... parameters) {
        return texts.text(locale, key, parameters);
    }

    /** The word for it in addresses and keys of messages. */
    static String code(Along along) {
        return along.name().toLowerCase(Locale.ROOT);
    }

    /** Grouped, with at most two decimals. */
    String number(@Nullable BigDecimal number) {
        if (number == null) {
            return NOTHING;
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** With its sign of percent where it is a share. */
    String figure(Value value, @Nullable BigDecimal number) {
        return number == null ? NOTHING : value instanceof Share ? number(number) + "%" : number(number);
    }

    String month(String yearAndMonth) {
        var month = YearMonth.parse(yearAndMonth);
        return "en".equals(locale.getLanguage())
                ? month.format(ENGLISH_MONTH)
                : t("insight.month", Integer.toString(month.getYear()), Integer.toString(month.getMonthValue()));
    }
}
