package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.http.MediaType;

/** An appeal's whole way as other programs go it. */
class AppealApiIT extends AppealApiTest {
    private TestStaff.Member supervisor;

    @BeforeEach
    void supervisor() {
        supervisor = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
    }

    @Test
    @Rule("APPEAL-1")
    void goesTheWholeWayFromFilingToSatisfaction() {
        var receipt = file("wages", "三个月没有发工资了");
        assertThat(receipt.path("receivingBody").stringValue()).contains("任城区").contains("工会");
        var number = text(receipt, "number");
        assertThat(text(follow(receipt), "state")).isEqualTo("received");

        var accepted = act(supervisor, number, "acceptance", 1, body());
        assertThat(text(accepted, "state")).isEqualTo("accepted");
        assertThat(text(act(supervisor, number, "assignment", 2, body()), "state"))
                .isEqualTo("assigned");
        assertThat(text(act(supervisor, number, "pause", 3, body().put("question", "请补充考勤记录")), "state"))
                .isEqualTo("waiting");
        assertThat(text(act(supervisor, number, "resumption", 4, body()), "state"))
                .isEqualTo("in-progress");
        act(supervisor, number, "extension", 5, body().put("days", 10).put("reason", "需要核实账目"));
        var replied = act(supervisor, number, "reply", 6, body().put("text", "工资已经补发。"));
        assertThat(text(replied, "state")).isEqualTo("replied");
        assertThat(text(act(supervisor, number, "closure", 7, body()), "state")).isEqualTo("closed");

        var followed = follow(receipt);
        assertThat(text(followed, "state")).isEqualTo("closed");
        assertThat(followed.path("messages").findValuesAsString("text")).contains("请补充考勤记录", "工资已经补发。");
        // Staff appear as their organization.
        assertThat(followed.toString()).doesNotContain(supervisor.viewer().name());

        var rated = publicAct(
                number,
                "satisfaction",
                body().put("code", text(receipt, "code")).put("satisfied", true));
        assertThat(rated).hasStatus(200);
        assertThat(text(act(supervisor, number, "reopening", 9, body().put("reason", "又拖欠了")), "state"))
                .isEqualTo("reopened");
    }

    @Test
    @Rule("APPEAL-1")
    void proposesWhoShouldHaveItWhileItCanBeTransferred() {
        var number = text(file("wages", "建议由谁办理"), "number");

        var opened = check(get(supervisor, "/api/v1/desk/appeals/" + number), DESK, "get", 200);
        assertThat(opened.path("proposals").findValuesAsString("reason")).startsWith("above", "also");
        assertThat(opened.path("proposals").get(0).path("id").longValue())
                .isEqualTo(opened.path("organization").path("id").longValue());

        act(supervisor, number, "acceptance", 1, body());
        act(supervisor, number, "assignment", 2, body());
        var replied = act(supervisor, number, "reply", 3, body().put("text", "已经补发。"));
        assertThat(replied.path("proposals").isEmpty()).isTrue();
    }

    @Test
    @Rule("ACCESS-2")
    void answersWhatIsNotYoursLikeWhatIsNotThere() {
        var number = text(file("wages", "别的县看不到"), "number");
        var elsewhere = city.member(OrganizationKind.TRADE_UNION, AppealCity.OTHER_COUNTY, Role.SUPERVISOR);

        var hidden = post(elsewhere, number, "acceptance", body().put("version", 1));
        var absent = post(elsewhere, "SQ2026-999999", "acceptance", body().put("version", 1));

        assertThat(hidden).hasStatus(404);
        assertThat(absent).hasStatus(404);
        assertThat(content(hidden).replace(number, ""))
                .isEqualTo(content(absent).replace("SQ2026-999999", ""));
        assertThat(web.post()
                        .uri("/api/v1/desk/appeals/" + number + "/acceptance")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":1}")
                        .exchange())
                .hasStatus(401);
    }

    @Test
    void refusesWhatIsNotAllowedNowAndWhatIsStaleAndWhatIsWrong() {
        var number = text(file("wages", "状态不对的时候"), "number");

        check(post(supervisor, number, "reply", body().put("version", 1).put("text", "好")), DESK + "/reply", 403);
        check(post(supervisor, number, "acceptance", body().put("version", 7)), DESK + "/acceptance", 409);
        check(post(supervisor, number, "acceptance", body()), DESK + "/acceptance", 422);
        var wrong = check(post(supervisor, number, "decline", body().put("version", 1)), DESK + "/decline", 422);
        assertThat(wrong.path("errors").findValuesAsString("field")).containsExactly("reason");
    }

    @Test
    void doesNotAgainWhatComesWithTheSameKey() {
        var number = text(file("wages", "程序重试"), "number");
        var asked = body().put("version", 1).put("text", "打过电话").toString();

        for (var time = 0; time < 2; time++) {
            var answer = web.post()
                    .uri("/api/v1/desk/appeals/" + number + "/notes")
                    .cookie(supervisor.cookie())
                    .with(csrf())
                    .header("Idempotency-Key", "retry-" + number)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(asked)
                    .exchange();
            assertThat(check(answer, DESK + "/notes", 200).path("notes").size()).isOne();
        }
        check(post(supervisor, number, "notes", body().put("version", 1).put("text", "打过电话")), DESK + "/notes", 409);
    }

    @Test
    @Rule("APPEAL-9")
    void keepsNoContactOfWhoIsAnonymous() {
        var submission = submission("hardship", "匿名反映");
        submission.put("anonymous", true);
        var receipt = created(submission);
        var handler = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);

        var opened = check(get(handler, "/api/v1/desk/appeals/" + text(receipt, "number")), DESK, "get", 200);

        assertThat(opened.path("contact").isNull()).isTrue();
        check(post(handler, text(receipt, "number"), "contact", body().put("reason", "想联系")), DESK + "/contact", 403);
    }

    @Test
    @Rule("APPEAL-2")
    void showsWhoElseSpeaksForACollectiveMatterMaskedUntilRevealed() {
        var submission = submission("wages", "十二个人没有发工资");
        submission.put("people", 12);
        submission.putArray("representatives").addObject().put("name", "李建国").put("phone", "13900001234");
        var number = text(created(submission), "number");

        var opened = check(get(supervisor, "/api/v1/desk/appeals/" + number), DESK, "get", 200);
        var others = opened.path("contact").path("representatives");
        assertThat(others.findValuesAsString("name")).containsExactly("李**");
        assertThat(others.findValuesAsString("phone")).containsExactly("139****1234");

        var revealed = check(post(supervisor, number, "contact", body().put("reason", "商定时间")), DESK + "/contact", 200);
        assertThat(revealed.path("representatives").findValuesAsString("phone")).containsExactly("13900001234");
    }

    @Test
    void namesTheOrganizationOfATransferAsItIsAskedFor() {
        var number = text(file("wages", "转到自己"), "number");
        var here = city.organization(OrganizationKind.TRADE_UNION, AppealCity.COUNTY)
                .id();

        var refused = check(
                post(
                        supervisor,
                        number,
                        "transfer",
                        body().put("version", 1)
                                .put("organization", here.value())
                                .put("reason", "归他们")),
                DESK + "/transfer",
                422);
        assertThat(refused.path("errors").findValuesAsString("field")).containsExactly("organization");
        var page = web.post()
                .uri("/workbench/appeals/" + number + "/transfer")
                .with(csrf())
                .cookie(supervisor.cookie())
                .param("version", "1")
                .param("organization", here.toString())
                .param("reason", "归他们")
                .exchange();
        assertThat(content(page)).contains("id=\"transfer-organization-error\"");
    }

    @Test
    void saysWhichFilterMeansNothing() {
        for (var wrong : java.util.List.of("state=nothing", "category=nothing")) {
            check(get(supervisor, "/api/v1/desk/appeals?" + wrong), "/api/v1/desk/appeals", "get", 422);
        }
    }

    @Test
    void listsByPagesDueFirst() {
        for (var i = 0; i < 3; i++) {
            file("wages", "列表里的第" + i + "件");
        }

        var list = check(
                get(supervisor, "/api/v1/desk/appeals?state=received&category=wages&division=" + AppealCity.COUNTY),
                "/api/v1/desk/appeals",
                "get",
                200);
        var found = check(get(supervisor, "/api/v1/desk/appeals?q=列表里&sort=due"), "/api/v1/desk/appeals", "get", 200);

        assertThat(list.path("items").size()).isGreaterThanOrEqualTo(3);
        assertThat(list.path("items").findValuesAsString("dueOn")).isSorted();
        assertThat(list.path("sort").asString()).isEqualTo("due");
        // Words are found newest first, and the answer says so whatever was asked.
        assertThat(found.path("sort").asString()).isEqualTo("-received");
        assertThat(found.path("items").findValuesAsString("receivedAt"))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(found.path("items").findValuesAsString("title"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(t -> t.startsWith("列表里"));
    }
}
