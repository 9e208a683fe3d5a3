package org.qiaoliang.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * How long there is left, in words and as a traffic light: red when late or due today, yellow within three days, else
 * green.
 */
public record Due(String tone, String text, boolean late) {
    private static final int SOON_DAYS = 3;

    static Due of(Ui ui, Instant due, Instant now, ZoneId zone) {
        if (due.isBefore(now)) {
            long days = ChronoUnit.DAYS.between(
                    due.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
            var text = days == 0
                    ? ui.t(
                            "web.due.late-hours",
                            Math.max(1, Duration.between(due, now).toHours()))
                    : ui.t("web.due.late-days", days);
            return new Due("red", text, true);
        }
        long days = ChronoUnit.DAYS.between(
                now.atZone(zone).toLocalDate(), due.atZone(zone).toLocalDate());
        if (days == 0) {
            return new Due("red", ui.t("web.due.today"), false);
        }
        return new Due(days <= SOON_DAYS ? "yellow" : "green", ui.t("web.due.left", days), false);
    }
}
