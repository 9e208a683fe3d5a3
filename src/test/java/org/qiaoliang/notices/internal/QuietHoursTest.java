package org.qiaoliang.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;

class QuietHoursTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final QuietHours night = QuietHours.parse("21:30-07:30", ZONE);

    @Test
    @Rule("NOTICE-1")
    void keepsMessagesUntilTheMorning() {
        assertThat(night.from(at("2026-03-01T22:00"))).isEqualTo(at("2026-03-02T07:30"));
        assertThat(night.from(at("2026-03-02T03:00"))).isEqualTo(at("2026-03-02T07:30"));
        assertThat(night.from(at("2026-03-02T07:30"))).isEqualTo(at("2026-03-02T07:30"));
        assertThat(night.from(at("2026-03-02T12:00"))).isEqualTo(at("2026-03-02T12:00"));
        assertThat(night.from(at("2026-03-02T21:29"))).isEqualTo(at("2026-03-02T21:29"));
    }

    @Test
    void knowsHoursWithinOneDayAndNone() {
        var noon = QuietHours.parse("12:00-14:00", ZONE);
        assertThat(noon.from(at("2026-03-02T13:00"))).isEqualTo(at("2026-03-02T14:00"));
        assertThat(noon.from(at("2026-03-02T23:00"))).isEqualTo(at("2026-03-02T23:00"));
        assertThat(QuietHours.parse("", ZONE).from(at("2026-03-02T03:00"))).isEqualTo(at("2026-03-02T03:00"));
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
