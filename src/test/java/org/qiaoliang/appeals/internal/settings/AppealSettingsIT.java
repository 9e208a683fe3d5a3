package org.qiaoliang.appeals.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.watch.Recomputation;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
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
    @Rule("APPEAL-2")
    void aNewVersionLeavesMattersUnderWayAsTheyAreUnlessItSaysOtherwise() {
        var code = code();
        var form = category(code);
        form[indexOf(form, "policy") + 1] = "reviewed";
        assertThat(post("/categories", form)).hasStatus(302);
        var receipt = intake.submit(
                UUID.randomUUID().toString(),
                Submission.of(
                        code,
                        AppealCity.TOWNSHIP,
                        "按老规定办的",
                        "这件事在新规定之前收到。",
                        false,
                        new Submission.Contact("孙七", AppealCity.phone())));
        var handler = city.member(OrganizationKind.RED_CROSS, "370811", Role.SUPERVISOR);
        var before = dueOn(handler, receipt.number().toString());

        assertThat(version("reviewed", "20", "preview", false))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"preview\"", "20 自然日");
        assertThat(book.versions("reviewed").getFirst().policy().accept().amount())
                .isNotEqualTo(20);

        assertThat(version("reviewed", "20", "enter", false)).hasStatus(302);
        assertThat(book.versions("reviewed").getFirst().policy().accept().amount())
                .isEqualTo(20);
        recomputation.run();
        // Received on the day on which it begins: the version holds by the day, its clock runs as it was started.
        assertThat(dueOn(handler, receipt.number().toString())).isEqualTo(before);

        assertThat(version("reviewed", "25", "enter", true)).hasStatus(302);
        recomputation.run();
        assertThat(LocalDate.parse(dueOn(handler, receipt.number().toString())))
                .isEqualTo(LocalDate.parse(before).plusDays(10));
        restore("reviewed");
    }

    @Test
    @Rule("APPEAL-2")
    void aPolicyIsAddedRenamedAndFollowedByACategory() {
        var code = code();
        assertThat(web.get().uri(PATH + "/deadlines/new").cookie(administrator.cookie()))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"accept\"", "name=\"basis\"");
        assertThat(post("/deadlines", policy("new", "")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"code-error\"", "id=\"nameZh-error\"", "value=\"7\"");
        assertThat(post("/deadlines", policy(code, "快办的"))).hasStatus(302);
        assertThat(post("/deadlines", policy(code, "又一个")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"code-error\"");

        assertThat(post("/deadlines/" + code + "/name", "seen", "1", "nameZh", "", "nameEn", "Quick"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"nameZh-error\"", "name=\"accept\"");
        assertThat(post("/deadlines/" + code + "/name", "seen", "1", "nameZh", "特别快办的", "nameEn", "Quick"))
                .hasStatus(302);
        assertThat(post("/deadlines/" + code + "/name", "seen", "1", "nameZh", "来晚了", "nameEn", "Late"))
                .hasStatus(409);
        assertThat(web.get().uri(PATH + "/deadlines").cookie(administrator.cookie()))
                .bodyText()
                .contains("特别快办的", "7 自然日");

        var category = category("c" + code);
        category[indexOf(category, "policy") + 1] = code;
        assertThat(post("/categories", category)).hasStatus(302);
        // Also for what was received before there was such a policy.
        for (var received : List.of(clock.instant(), clock.instant().minus(java.time.Duration.ofDays(9)))) {
            assertThat(book.policy("c" + code, OrganizationKind.RED_CROSS, received)
                            .accept()
                            .amount())
                    .isEqualTo(7);
        }
    }

    private static String[] policy(String code, String nameZh) {
        var fields = new ArrayList<>(List.of("code", code, "nameZh", nameZh, "nameEn", "Quick", "basis", "测试依据"));
        for (var term : PolicySettings.TERMS) {
            fields.addAll(List.of(term, "7", term + "Unit", "calendar-days"));
        }
        fields.addAll(List.of("extensionDays", "30", "warnWorkingDays", "3", "transferRule", "restart"));
        return fields.toArray(String[]::new);
    }

    /** Other tests count on the policies as they come. */
    private void restore(String policy) {
        var first = words.form(book.versions(policy).getLast(), LocalDate.now(clock));
        var fields = new ArrayList<String>();
        first.values().forEach((name, values) -> fields.addAll(List.of(name, values.getFirst())));
        fields.set(fields.indexOf("from") + 1, LocalDate.now(clock).toString());
        fields.addAll(List.of(
                "seen",
                Integer.toString(book.versions(policy).getFirst().policy().version()),
                "step",
                "enter",
                "forOpen",
                "true",
                "basis",
                "测试完毕"));
        assertThat(post("/deadlines/" + policy + "/versions", fields.toArray(String[]::new)))
                .hasStatus(302);
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

    private String dueOn(TestStaff.Member who, String number) {
        var body = web.get()
                .uri("/api/v1/desk/appeals?q=" + number)
                .cookie(who.cookie())
                .exchange();
        assertThat(body).hasStatusOk();
        var answer = web.get()
                .uri("/api/v1/desk/appeals/" + number)
                .cookie(who.cookie())
                .exchange();
        try {
            var text = answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            var found =
                    java.util.regex.Pattern.compile("\"dueOn\":\"([0-9-]+)\"").matcher(text);
            assertThat(found.find()).as(text).isTrue();
            return found.group(1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult version(String policy, String accept, String step, boolean forOpen) {
        var seen = book.versions(policy).getFirst().policy().version();
        var fields = new ArrayList<>(List.of(
                "seen",
                Integer.toString(seen),
                "step",
                step,
                "from",
                LocalDate.now(clock).toString(),
                "basis",
                "测试依据"));
        for (var term : PolicySettings.TERMS) {
            fields.addAll(List.of(term, "30", term + "Unit", "calendar-days"));
        }
        fields.set(fields.indexOf("accept") + 1, accept);
        fields.addAll(List.of("extensionDays", "30", "warnWorkingDays", "3", "transferRule", "restart"));
        if (forOpen) {
            fields.addAll(List.of("forOpen", "true"));
        }
        return post("/deadlines/" + policy + "/versions", fields.toArray(String[]::new));
    }

    private static String[] category(String code) {
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

    private static int indexOf(String[] fields, String name) {
        return List.of(fields).indexOf(name);
    }

    private static String[] with(String[] fields, String name, String value) {
        var more = new ArrayList<>(List.of(fields));
        more.addAll(List.of(name, value));
        return more.toArray(String[]::new);
    }

    private static String code() {
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
