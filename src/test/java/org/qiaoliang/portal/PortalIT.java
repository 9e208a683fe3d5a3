package org.qiaoliang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiaoliang.IntegrationTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class PortalIT extends IntegrationTest {
    private static final Pattern FIRST = Pattern.compile("href=\"/appeals/new\\?(category|c)=([a-z0-9-]+)\"");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    @Test
    void otherLanguagesAndSizesComeBackToThePageWhoseFormWasSent() {
        var back = "name=\"back\" value=\"%s\"";
        assertThat(search("讨工资", "zh-CN").header("Referer", "http://localhost/services"))
                .bodyText()
                .contains(back.formatted("/services"));
        assertThat(search("讨工资", "zh-CN").header("Referer", "http://elsewhere.example/services"))
                .bodyText()
                .contains(back.formatted("/"));
    }

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
        "老板拖了我三个月工钱, wages",
        "包工头跑了，工资要不回来, wages",
        "周末加班不给加班费, wages",
        "在工地上摔伤了腿, work-injury",
        "干活时机器压了手指，单位不管, work-injury",
        "怀孕被辞退, womens-rights",
        "单位没有缴社保还把我开除了, labour-contract",
        "老公打我, domestic-violence",
        "他老是跟踪我、威胁我, domestic-violence",
        "领导总骚扰我, sexual-harassment",
        "孩子被欺凌, child-safety",
        "邻居家的孩子没人管，还不让上学, child-safety",
        "我想办残疾证, disability",
        "想申请一辆轮椅, disability",
        "孩子上大学交不起学费, hardship",
        "得了大病没钱看病, hardship",
        "请个律师, legal-advice",
        "房东不退押金怎么办, legal-advice",
        "大学毕业想找工作, youth",
        "村里独居老人没人照顾, elderly",
        "小店想贷款, business",
        "学种植技术, science",
        "举报村干部优亲厚友, denunciation",
    })
    void findsTheServiceForWhatIsSaidInPlainWords(String wanted, String category) {
        assertThat(first(wanted, "zh-CN")).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "my boss has not paid me, wages",
        "I was injured at work, work-injury",
        "fired while pregnant, womens-rights",
        "my husband beats me, domestic-violence",
        "my child is bullied at school, child-safety",
        "I need a wheelchair, disability",
        "we cannot pay the school fees, hardship",
    })
    void findsItInEnglishToo(String wanted, String category) {
        assertThat(first(wanted, "en")).isEqualTo(category);
    }

    @Test
    void tellsNothingOfAConfidentialMatterInTheAddressOfItsService() {
        assertThat(search("老公打我", "zh-CN"))
                .bodyText()
                .contains("/appeals/new?c=")
                .doesNotContain("category=domestic-violence");
    }

    @Test
    void keepsWhatIsSearchedForOutOfEveryAddress() {
        var found = search("老公打我", "zh-CN").exchange();
        assertThat(found).hasStatusOk().hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(found).bodyText().contains("老公打我").doesNotContain("q=");
        assertThat(web.get().uri("/").header("Accept-Language", "zh-CN"))
                .bodyText()
                .contains("action=\"/services\" method=\"post\"")
                .doesNotContain("q=");
        // An address kept from before tells nothing any more.
        assertThat(web.get().uri("/services?q={q}", "老公打我"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("老公打我");
    }

    @Test
    void hasAWayOutWhereAConfidentialMatterIsProbablyMeant() {
        assertThat(search("老公打我", "zh-CN")).bodyText().contains("href=\"/appeals/exit\"");
        assertThat(search("办残疾证", "zh-CN")).bodyText().doesNotContain("href=\"/appeals/exit\"");
    }

    @Test
    void showsAllServicesWhenNothingFits() {
        assertThat(search("<script>alert(1)</script>", "zh-CN"))
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

    /** The code of the service that comes first; confidential ones are named by their position among the categories. */
    private String first(String wanted, String language) {
        var body = text(search(wanted, language));
        var link = FIRST.matcher(body);
        assertThat(link.find()).isTrue();
        if (link.group(1).equals("category")) {
            return link.group(2);
        }
        var codes = CODE.matcher(text(web.get().uri("/api/v1/categories")))
                .results()
                .map(result -> result.group(1))
                .toList();
        return codes.get(Integer.parseInt(link.group(2)));
    }

    private MockMvcTester.MockMvcRequestBuilder search(String wanted, String language) {
        return web.post().uri("/services").with(csrf()).param("q", wanted).header("Accept-Language", language);
    }

    private static String text(MockMvcTester.MockMvcRequestBuilder request) {
        var answer = request.exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
