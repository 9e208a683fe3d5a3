package org.qiaoliang.appeals.internal.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The petitioner's pages as they are sent, without a browser. */
class PortalPagesIT extends IntegrationTest {
    private static final Pattern CODE = Pattern.compile("receipt-code\">([^<]+)<");

    @Autowired
    private ApplicationContext context;

    private final Map<String, Cookie> jar = new HashMap<>();
    private final String address = "2001:db8:" + Integer.toHexString(hashCode() & 0xffff) + ":"
            + Integer.toHexString((int) (System.nanoTime() & 0xffff)) + "::1";

    @BeforeEach
    void city() {
        assertThat(new AppealCity(context)).isNotNull();
    }

    @Test
    @Rule("APPEAL-1")
    void showsTheReceiptHoweverMuchWasGuessedFromTheAddress() {
        for (var i = 0; i < 62; i++) {
            post("/follow", Map.of("number", "SQ2001-" + (100000 + i), "code", "22222222"));
        }
        var later = post("/follow", Map.of("number", "SQ2001-000001", "code", "22222222"));
        assertThat(later).hasStatus(429);
        assertThat(later.getResponse().getHeader("Retry-After")).matches("[1-9]\\d*");

        write("wages", Map.of());
        var receipt = post("/appeals", Map.of("_key", UUID.randomUUID().toString()));

        assertThat(receipt).hasStatus(200);
        var codes = CODE.matcher(body(receipt));
        assertThat(codes.find()).isTrue();
        var number = codes.group(1).strip();
        assertThat(codes.find()).isTrue();
        assertThat(codes.group(1).strip()).hasSize(8);
        // And who has just filed looks at it without typing the code.
        assertThat(get("/follow/" + number)).hasStatus(200);
    }

    @Test
    void saysWhichLanguageAPageIsIn() {
        assertThat(get("/appeals/new").getResponse().getHeader("Content-Language"))
                .startsWith("zh");
        var english =
                web.get().uri("/appeals/new").header("Accept-Language", "en").exchange();
        assertThat(english.getResponse().getHeader("Content-Language")).startsWith("en");
        assertThat(body(english)).contains("lang=\"en");
    }

    @Test
    @Rule("APPEAL-2")
    void saysHowLongEachKindOfMatterTakes() {
        assertThat(body(get("/appeals/new?category=domestic-violence")))
                .contains("24 小时内告知是否受理", "15 个工作日内答复", "我们承诺 5 个工作日内答复");
        assertThat(body(get("/appeals/new?category=wages"))).contains("15 天内告知是否受理", "60 天内答复", "15 个工作日");
        var english = web.get()
                .uri("/appeals/new?category=domestic-violence")
                .header("Accept-Language", "en")
                .exchange();
        assertThat(body(english)).contains("Within 24 hours you are told", "15 working days", "5 working days");
    }

    @Test
    @Rule("PERSON-2")
    void showsWhoElseSpeaksForManyMaskedUntilRevealed() {
        write(
                "wages",
                Map.of(
                        "people", "12",
                        "representatives[0].name", "李建国",
                        "representatives[0].phone", "13900001234"));

        assertThat(body(get("/appeals/new/review")))
                .contains("李**", "139****1234")
                .doesNotContain("李建国");

        var receipt = post("/appeals", Map.of("_key", UUID.randomUUID().toString()));
        var codes = CODE.matcher(body(receipt));
        assertThat(codes.find()).isTrue();
        var file = "/workbench/appeals/" + codes.group(1).strip();
        var handler = new AppealCity(context)
                .member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR, Role.HANDLER);
        var page = web.get().uri(file).cookie(handler.cookie()).exchange();
        assertThat(body(page)).contains("李**", "139****1234").doesNotContain("李建国", "13900001234");
        var revealed = web.post()
                .uri(file + "/contact")
                .with(csrf())
                .cookie(handler.cookie())
                .param("reason", "与代表商定时间")
                .exchange();
        assertThat(body(revealed)).contains("李建国", "13900001234");
    }

    @Test
    @Rule("APPEAL-2")
    void namesAnotherBodyForADenunciationThatIsAboutTheUsualOne() {
        var city = new AppealCity(context);
        var usual = city.organization(OrganizationKind.TRADE_UNION, "3708").name();
        var other =
                city.organization(OrganizationKind.WOMENS_FEDERATION, "3708").name();
        post("/appeals/new", Map.of("category", "denunciation"));
        post("/appeals/new/place", Map.of("division", AppealCity.COUNTY));
        assertThat(body(get("/appeals/new/matter")))
                .contains("将由" + usual + "接收", "反映的就是" + usual)
                .doesNotContain("请不要在这里提交");

        // Not said is not "no": it is asked for, beside the question.
        var unsaid = post("/appeals/new/matter", Map.of("title", "反映一件事", "text", "有关情况如下。"));
        assertThat(unsaid).hasStatus(422);
        assertThat(body(unsaid)).contains("请选择：反映的是不是这家组织");
        assertThat(get("/appeals/new/review")).hasStatus(302);

        var matter = Map.of("title", "反映一件事", "text", "有关情况如下。", "aboutReceiver", "true");
        assertThat(post("/appeals/new/matter", matter)).hasStatus(302);
        post("/appeals/new/contact", Map.of("anonymous", "true"));

        assertThat(body(get("/appeals/new/review")))
                .contains("将由" + other + "接收", "所以不交给它", "12388")
                .doesNotContain("将由" + usual + "接收");
        var receipt = post("/appeals", Map.of("_key", UUID.randomUUID().toString()));
        assertThat(body(receipt)).contains(other).doesNotContain(usual);

        // Chosen anew, nothing of it is left.
        post("/appeals/new", Map.of("category", "denunciation"));
        post("/appeals/new/place", Map.of("division", AppealCity.COUNTY));
        assertThat(body(get("/appeals/new/matter"))).contains("将由" + usual + "接收");
    }

    /** Every step up to the last, with further fields of the contact. */
    private void write(String category, Map<String, String> more) {
        post("/appeals/new", Map.of("category", category));
        post("/appeals/new/place", Map.of("division", AppealCity.COUNTY));
        var people = more.getOrDefault("people", "");
        post("/appeals/new/matter", Map.of("title", "三个月没有发工资", "text", "希望帮忙要回来。", "people", people));
        var contact = new HashMap<>(more);
        contact.put("anonymous", "false");
        contact.put("contact.name", "王秀英");
        contact.put("contact.phone", AppealCity.phone());
        assertThat(post("/appeals/new/contact", contact)).hasStatus(302);
    }

    private MvcTestResult post(String uri, Map<String, String> fields) {
        var request = web.post().uri(uri).with(csrf());
        fields.forEach(request::param);
        jar.values().forEach(request::cookie);
        return kept(request.with(this::from).exchange());
    }

    private MvcTestResult get(String uri) {
        var request = web.get().uri(uri);
        jar.values().forEach(request::cookie);
        return kept(request.with(this::from).exchange());
    }

    private org.springframework.mock.web.MockHttpServletRequest from(
            org.springframework.mock.web.MockHttpServletRequest request) {
        request.setRemoteAddr(address);
        return request;
    }

    private MvcTestResult kept(MvcTestResult result) {
        for (var cookie : result.getResponse().getCookies()) {
            jar.put(cookie.getName(), cookie);
        }
        return result;
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
