package org.qiaoliang.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of("127.0.0.1", "10.0.0.0/8"));

    @Test
    @Rule("ACCESS-6")
    void believesOnlyTrustedProxies() {
        assertThat(proxies.client("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
        assertThat(proxies.client("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    }

    @Test
    void takesTheNearestAddressThatIsNoProxy() {
        assertThat(proxies.client("10.1.1.1", List.of("6.6.6.6", "198.51.100.1", "10.2.2.2")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void stopsAtNonsense() {
        assertThat(proxies.client("10.1.1.1", List.of("198.51.100.1", "<script>")))
                .isEqualTo("10.1.1.1");
        assertThat(proxies.client("10.1.1.1", List.of("198.51.100.1", ":::::"))).isEqualTo("10.1.1.1");
        assertThat(proxies.client("10.1.1.1", List.of("198.51.100.1", "dead.beef")))
                .isEqualTo("10.1.1.1");
        assertThat(proxies.client("10.1.1.1", List.of(""))).isEqualTo("10.1.1.1");
        assertThat(proxies.client("10.1.1.1", List.of())).isEqualTo("10.1.1.1");
    }
}
