package org.qiaoliang.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.Fen;

/**
 * What a template may ask besides its own page record: texts in the reader's language, dates, money, and what the layout
 * needs. One for each rendering.
 *
 * @param path path of the request, for navigation marks
 * @param here path with its query, to come back to after switching language; the root after a post
 * @param csrf token for forms
 * @param elder whether the elder mode (长辈版) is on
 * @param place name of the place that this deployment serves
 * @param entries what the workbench's navigation offers to this viewer, in order
 * @param uploads what files a form may send
 */
public record Ui(
        Texts texts,
        Assets assets,
        Locale locale,
        Viewer viewer,
        String path,
        String here,
        String csrf,
        boolean elder,
        boolean demo,
        Instant now,
        String place,
        List<NavEntry> entries,
        Uploads uploads) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CHINESE_DATE = DateTimeFormatter.ofPattern("yyyy'\u5e74'M'\u6708'd'\u65e5'");
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int SHORT_NAVIGATION = 4;
    private static final int RECENT_DAYS = 7;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    /** An entry of the navigation as the reader sees it. */
    public record Nav(String text, String href, String icon, boolean current) {}

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

    public String asset(String name) {
        return assets.href(name);
    }

    public LocalDate today() {
        return now.atZone(ZONE).toLocalDate();
    }

    // --- who reads

    public boolean staff() {
        return viewer instanceof Viewer.Staff;
    }

    public boolean resident() {
        return viewer instanceof Viewer.Resident;
    }

    public String viewerName() {
        return viewer instanceof Viewer.Staff staff ? staff.name() : "";
    }

    public String viewerLogin() {
        return viewer instanceof Viewer.Staff staff ? staff.login() : "";
    }

    public String viewerInitial() {
        var name = viewerName();
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    /** All modules the reader may use; the one whose address covers the page most closely is current. */
    public List<Nav> nav() {
        var current = entries.stream()
                .map(NavEntry::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/") && !href.equals("/workbench"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return entries.stream()
                .map(e -> new Nav(t(e.key()), e.href(), e.icon(), e.href().equals(current)))
                .toList();
    }

    /** The few that fit at the bottom of a phone. */
    public List<Nav> shortNav() {
        return nav().stream().limit(SHORT_NAVIGATION).toList();
    }

    /** A fresh key for a form that must not be carried out twice. */
    public String newKey() {
        return UUID.randomUUID().toString();
    }

    // --- dates

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : day(date, english() ? Texts.ENGLISH : Texts.CHINESE);
    }

    /** A day in a language, for texts that are put together before a page is. */
    public static String day(LocalDate date, Locale locale) {
        return date.format("en".equals(locale.getLanguage()) ? ENGLISH_DATE : CHINESE_DATE);
    }

    public String date(@Nullable Instant instant) {
        return instant == null ? "" : date(instant.atZone(ZONE).toLocalDate());
    }

    public String dateTime(@Nullable Instant instant) {
        return instant == null ? "" : date(instant) + " " + instant.atZone(ZONE).format(TIME);
    }

    /** How long ago, for lists: minutes, hours, days; after a week the date. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        long minutes = ChronoUnit.MINUTES.between(instant, now);
        long days = ChronoUnit.DAYS.between(instant.atZone(ZONE).toLocalDate(), today());
        if (minutes < 1) {
            return t("web.ago.now");
        }
        if (minutes < 60) {
            return t("web.ago.minutes", minutes);
        }
        if (days == 0) {
            return t("web.ago.hours", minutes / 60);
        }
        return days <= RECENT_DAYS ? t("web.ago.days", days) : date(instant);
    }

    /** What is left until then, in words and colour. */
    public Due due(Instant instant) {
        return Due.of(this, instant, now, ZONE);
    }

    // --- figures

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Grouped, with at most two decimals. */
    public String decimal(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    public String percent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** ¥1,234.56. */
    public String money(Fen amount) {
        return "¥" + exact(BigDecimal.valueOf(amount.value(), 2));
    }

    /** In ten thousand yuan, as charts and boards show it. */
    public String tenThousands(Fen amount) {
        return t(
                "web.ten-thousand",
                decimal(BigDecimal.valueOf(amount.value(), 2).divide(TEN_THOUSAND)));
    }

    private String exact(BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }

    /** Whether a form was sent from another page of ours, so that {@link #here} leads back to it. */
    public boolean cameFrom() {
        return !here.equals("/") && !here.equals(path) && !here.startsWith(path + "?");
    }
}
