package org.qiaoliang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiaoliang.IntegrationTest;

class PortalIT extends IntegrationTest {
    @Test
    void offersTheSixThingsPeopleComeForMost() {
        var home = web.get().uri("/").header("Accept-Language", "zh-CN").exchange();
        assertThat(home).hasStatusOk();
        assertThat(home).bodyText().contains("/appeals/new?category=wages", "/appeals/new?category=hardship");
        assertThat(home).bodyText().doesNotContain("/appeals/new?category=overseas");
        assertThat(home)
                .bodyText()
                .contains("tel:110", "tel:12338", "tel:12355", "tel:12351", "tel:12385", "tel:12345");
    }

    @ParameterizedTest
    @CsvSource({
        "\u8001\u677f\u62d6\u4e86\u6211\u4e09\u4e2a\u6708\u5de5\u94b1, wages",
        "\u6211\u60f3\u529e\u6b8b\u75be\u8bc1, disability",
        "\u8bf7\u4e2a\u5f8b\u5e08, legal-advice",
    })
    void findsTheServiceForWhatIsSaidInPlainWords(String wanted, String category) {
        var found = web.get()
                .uri("/services?q={q}", wanted)
                .header("Accept-Language", "zh-CN")
                .exchange();
        assertThat(found).hasStatusOk();
        assertThat(found).bodyText().satisfies(body -> assertThat(first(body)).isEqualTo(category));
    }

    @Test
    void showsAllServicesWhenNothingFits() {
        assertThat(web.get().uri("/services?q={q}", "<script>alert(1)</script>"))
                .hasStatusOk()
                .bodyText()
                .contains("/appeals/new?category=wages", "&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void knowsNoPlaceOutsideTheDeployment() {
        assertThat(web.get().uri("/near?division=99")).hasStatus(404);
        assertThat(web.get().uri("/near?division=nonsense")).hasStatus(404);
    }

    private static String first(String body) {
        var mark = "/appeals/new?category=";
        int at = body.indexOf(mark) + mark.length();
        return body.substring(at, body.indexOf('"', at));
    }
}
