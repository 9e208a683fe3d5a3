package org.qiaoliang.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * How long there is left, in words and as a traffic light: red when late or due today, yellow within three days, else
 * green.
 *
 * @param title the last day on which it is kept, with the time when it ends within a day
 */
public record Due(String tone, String text, boolean late, String title) {
    private static final int SOON_DAYS = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static Due of(Ui ui, Instant due, Instant now, ZoneId zone) {
        var left = Left.of(due, now, zone);
        var text = switch (left.words) {
            case TODAY -> ui.t("web.due.today");
            case TODAY_AT -> ui.t("web.due.today-at", due.atZone(zone).format(TIME));
            case LEFT -> ui.t("web.due.left", left.number);
            case LATE_HOURS -> ui.t("web.due.late-hours", left.number);
            case LATE_DAYS -> ui.t("web.due.late-days", left.number);
        };
        return new Due(left.tone(), text, left.isLate(), left.wholeDay ? ui.date(left.lastDay) : ui.dateTime(due));
    }

    enum Words {
        TODAY,
        TODAY_AT,
        LEFT,
        LATE_HOURS,
        LATE_DAYS
    }

    /**
     * What is left until the first instant that is too late. One at midnight ends a whole day: the day before it is the
     * last on which it is kept.
     */
    record Left(Words words, long number, LocalDate lastDay, boolean wholeDay) {
        static Left of(Instant due, Instant now, ZoneId zone) {
            var wholeDay = due.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
            var lastDay = due.minusNanos(1).atZone(zone).toLocalDate();
            var today = now.atZone(zone).toLocalDate();
            if (!now.isBefore(due)) {
                var days = ChronoUnit.DAYS.between(lastDay, today);
                return days == 0
                        ? new Left(
                                Words.LATE_HOURS,
                                Math.max(1, Duration.between(due, now).toHours()),
                                lastDay,
                                wholeDay)
                        : new Left(Words.LATE_DAYS, days, lastDay, wholeDay);
            }
            var days = ChronoUnit.DAYS.between(today, lastDay);
            if (days == 0) {
                return new Left(wholeDay ? Words.TODAY : Words.TODAY_AT, 0, lastDay, wholeDay);
            }
            return new Left(Words.LEFT, days, lastDay, wholeDay);
        }

        boolean isLate() {
            return words == Words.LATE_HOURS || words == Words.LATE_DAYS;
        }

        String tone() {
            if (words != Words.LEFT) {
                return "red";
            }
            return number <= SOON_DAYS ? "yellow" : "green";
        }
    }
}
