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

class PolicySettingsIT extends IntegrationTest {
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
    @Rule("APPEAL-2")
    void aNewVersionLeavesMattersUnderWayAsTheyAreUnlessItSaysOtherwise() {
        var code = AppealSettingsIT.code();
        var form = AppealSettingsIT.category(code);
        form[AppealSettingsIT.indexOf(form, "policy") + 1] = "reviewed";
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
        var code = AppealSettingsIT.code();
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

        var category = AppealSettingsIT.category("c" + code);
        category[AppealSettingsIT.indexOf(category, "policy") + 1] = code;
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

    private MvcTestResult post(String path, String... fields) {
        var request = web.post().uri(PATH + path).cookie(administrator.cookie()).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
