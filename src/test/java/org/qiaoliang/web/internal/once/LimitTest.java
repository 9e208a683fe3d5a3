package org.qiaoliang.web.internal.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;

class LimitTest {
    private static final Instant HOUR = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void readsSettings() {
        assertThat(Limit.parse("100/1h")).isEqualTo(new Limit(100, Duration.ofHours(1)));
        assertThat(Limit.parse(" 5 / 10m")).isEqualTo(new Limit(5, Duration.ofMinutes(10)));
        assertThatThrownBy(() -> Limit.parse("5")).hasMessageContaining("100/1h");
        assertThatThrownBy(() -> Limit.parse("0/1h")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("ACCESS-6")
    void allowsNoMoreThanItsNumberInAnyWindow() {
        var limit = new Limit(5, Duration.ofHours(1));
        assertThat(limit.allows(5, 0, HOUR)).isTrue();
        assertThat(limit.allows(6, 0, HOUR)).isFalse();
        // Just past the boundary the window before still weighs in full, half an hour later by half.
        assertThat(limit.allows(1, 5, HOUR)).isFalse();
        assertThat(limit.allows(2, 5, HOUR.plus(Duration.ofMinutes(30)))).isTrue();
        assertThat(limit.allows(3, 5, HOUR.plus(Duration.ofMinutes(30)))).isFalse();
    }

    @Test
    void countsAnIpv6NetworkAsOne() {
        assertThat(InetAddresses.isIpv6("2001:db8::1")).isTrue();
        assertThat(InetAddresses.isIpv6("13800000000")).isFalse();
        assertThat(InetAddresses.network("2001:db8:1:2::1")).isEqualTo(InetAddresses.network("2001:db8:1:2:ffff::"));
        assertThat(InetAddresses.network("2001:db8:1:2::1")).isNotEqualTo(InetAddresses.network("2001:db8:1:3::1"));
        assertThat(InetAddresses.network(":::")).isEqualTo(":::");
    }
}
