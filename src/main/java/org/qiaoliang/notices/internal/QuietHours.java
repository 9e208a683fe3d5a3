package org.qiaoliang.notices.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When nobody is to be woken by a message that can wait; may span midnight. From equal to until: never quiet.
 *
 * @param from first quiet moment of the day
 * @param until first moment that is quiet no longer
 */
record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    /** {@code 21:30-07:30}; empty for none. */
    static QuietHours parse(String text, ZoneId zone) {
        if (text.isBlank()) {
            return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, zone);
        }
        var parts = text.split("-", 2);
        return new QuietHours(
                LocalTime.parse(parts[0].strip()), LocalTime.parse(parts.length > 1 ? parts[1].strip() : ""), zone);
    }

    /** The first moment from this on at which a message may go out. */
    Instant from(Instant moment) {
        var at = moment.atZone(zone);
        if (!isQuiet(at.toLocalTime())) {
            return moment;
        }
        var end = at.with(until);
        return (end.isAfter(at) ? end : end.plusDays(1)).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        if (from.equals(until)) {
            return false;
        }
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
