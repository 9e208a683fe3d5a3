package org.qiaoliang.appeals.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.watch.Recomputation;
import org.qiaoliang.identity.TestStaff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AppealSettingsIT extends IntegrationTest {
    private static final String PATH = "/workbench/appeal-settings";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CategoryBook book;

    @Autowired
    private PolicyWords words;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private Recomputation recomputation;

    @Autowired
    private Clock clock;

    private AppealCity city;
    private TestStaff.Member administrator;

    @BeforeEach
    void people() {
        city = new AppealCity(context);
        administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
    }

    @Test
    void aNewCategoryIsOfferedFoundAndTakenOn() {
        var code = code();
        assertThat(post("/categories", category(code))).hasStatus(302);
        assertThat(web.get().uri("/api/v1/categories")).bodyText().contains(code);
        assertThat(web.post().uri("/services").with(csrf()).param("q", "泥石流救助金"))
                .bodyText()
                .contains("测试分类" + code);
        // County organizations of the kind took it on at once: there is somebody to propose.
        assertThat(intake.receivingBody(code, AppealCity.TOWNSHIP))
                .hasValueSatisfying(body -> assertThat(body.toString()).contains("任城区红十字会"));

        var retired = category(code);
        retired[indexOf(retired, "active") + 1] = "no";
        assertThat(post("/categories/" + code, with(retired, "version", "1"))).hasStatus(302);
        assertThat(web.get().uri("/api/v1/categories")).bodyText().doesNotContain(code);
        assertThat(post("/categories/" + code, with(category(code), "version", "1")))
                .hasStatus(409)
                .bodyText()
                .contains("泥石流救助金");
    }

    @Test
    void saysAllThatIsWrongAndKeepsWhatWasTyped() {
        assertThat(post("/categories", "code", "Not A Code", "nameZh", "只有名字"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"code-error\"", "id=\"nameEn-error\"", "只有名字", "id=\"position-error\"");
    }

    @Test
    void hotlinesAreOneListForThePortalAndTheForms() {
        var number = "9" + Math.floorMod(System.nanoTime(), 1_000_000L);
        assertThat(post(
                        "/hotlines",
                        "number",
                        number,
                        "nameZh",
                        "心理援助",
                        "nameEn",
                        "Counselling",
                        "hoursZh",
                        "全天",
                        "hoursEn",
                        "day and night",
                        "position",
                        "90"))
                .hasStatus(302);
        assertThat(web.get().uri("/")).bodyText().contains(number, "心理援助");
        assertThat(post("/hotlines/110/removal")).hasStatus(409);
        assertThat(post("/hotlines/" + number + "/removal")).hasStatus(302);
        assertThat(web.get().uri("/")).bodyText().doesNotContain(number);
    }

    @Test
    @Rule("ACCESS-2")
    void theAdministratorOfACountyReadsAndChangesNothing() {
        var county = city.staff().overAll("370811", Role.ADMINISTRATOR);
        assertThat(web.get().uri(PATH).cookie(county.cookie())).hasStatusOk();
        assertThat(web.post()
                        .uri(PATH + "/hotlines/12345/removal")
                        .cookie(county.cookie())
                        .with(csrf()))
                .hasStatus(403);
    }

    static String[] category(String code) {
        return new String[] {
            "code", code,
            "nameZh", "测试分类" + code,
            "nameEn", "A test " + code,
            "descriptionZh", "测试时用的分类。",
            "descriptionEn", "For tests.",
            "keywordsZh", "泥石流救助金",
            "keywordsEn", "landslide",
            "kinds", "red-cross",
            "levels", "COUNTY",
            "policy", "promised",
            "position", "900",
            "active", "true"
        };
    }

    static int indexOf(String[] fields, String name) {
        return List.of(fields).indexOf(name);
    }

    private static String[] with(String[] fields, String name, String value) {
        var more = new ArrayList<>(List.of(fields));
        more.addAll(List.of(name, value));
        return more.toArray(String[]::new);
    }

    static String code() {
        return "t" + Long.toString(System.nanoTime(), 36);
    }

    private MvcTestResult post(String path, String... fields) {
        var request = web.post().uri(PATH + path).cookie(administrator.cookie()).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
