package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Appeals as other programs use them; every answer is held against the description of the interface. */
class AppealApiIT extends IntegrationTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DESK = "/api/v1/desk/appeals/{number}";

    @Autowired
    private ApplicationContext context;

    private AppealCity city;
    private TestStaff.Member supervisor;

    @BeforeEach
    void city() {
        city = new AppealCity(context);
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
    void namesEveryFieldThatIsWrong() {
        var problem = check(
                submit(
                        UUID.randomUUID().toString(),
                        "{\"category\":\"none\",\"division\":\"99\",\"title\":\"\",\"text\":\"\"}"),
                "/api/v1/appeals",
                422);

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("category", "division", "title", "text", "contact");
    }

    @Test
    void givesTheFirstAnswerToARepeat() {
        var key = UUID.randomUUID().toString();
        var submission = submission("wages", "网络不好点了两次").toString();

        var first = check(submit(key, submission), "/api/v1/appeals", 201);
        var second = check(submit(key, submission), "/api/v1/appeals", 201);
        var other = check(submit(key, submission("wages", "别的内容").toString()), "/api/v1/appeals", 409);

        assertThat(second).isEqualTo(first);
        assertThat(text(other, "type")).endsWith("conflict");
    }

    @Test
    @Rule("APPEAL-1")
    void writesOnceWhatIsSentTwiceWithOneKey() {
        var receipt = file("wages", "留言点了两次");
        var number = text(receipt, "number");
        var key = UUID.randomUUID().toString();
        var path = "/api/v1/appeals/{number}/messages";
        var message = body().put("code", text(receipt, "code")).put("text", "还没有收到工资");

        check(write(number, key, message), path, 200);
        var again = check(write(number, key, message), path, 200);
        check(write(number, key, message.deepCopy().put("text", "别的话")), path, 409);

        assertThat(again.path("messages").findValuesAsString("text")).containsExactly("还没有收到工资");
    }

    private MvcTestResult write(String number, String key, ObjectNode body) {
        return web.post()
                .uri("/api/v1/appeals/" + number + "/messages")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange();
    }

    @Test
    @Rule("APPEAL-1")
    void refusesTooManyWrongCodesAndNeverTheRightOne() {
        var receipt = file("wages", "有人在猜查询码");
        var uri = "/api/v1/appeals/" + text(receipt, "number") + "?code=";
        var guesser = "2001:db8:" + Integer.toHexString(text(receipt, "number").hashCode() & 0xffff) + ":77::";

        for (var i = 0; i < 10; i++) {
            // From all over one network, which counts as one.
            assertThat(getFrom(guesser + i, uri + "22222222")).hasStatus(404);
        }
        assertThat(getFrom(guesser + "1", uri + "22222222")).hasStatus(429);
        assertThat(getFrom(guesser + "1", uri + text(receipt, "code"))).hasStatus(200);
        // What one got wrong is not held against another.
        assertThat(getFrom("2001:db8:ffff:78::1", uri + "33333333")).hasStatus(404);
        assertThat(getFrom("2001:db8:ffff:78::1", uri + text(receipt, "code"))).hasStatus(200);
    }

    @Test
    @Rule("ACCESS-6")
    void takesOnePhoneForOneHoweverItIsSpelled() {
        var phone = AppealCity.phone();
        var spellings = List.of(
                phone,
                "+86" + phone,
                "0086 " + phone,
                phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7),
                "86-" + phone.substring(0, 3) + "-" + phone.substring(3),
                "+86 " + phone);

        var statuses = spellings.stream().map(this::filedWithPhone).toList();

        assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 429);
    }

    private int filedWithPhone(String phone) {
        var submission = submission("wages", "同一个电话反复提交");
        submission.putObject("contact").put("name", "王秀英").put("phone", phone);
        return submit(UUID.randomUUID().toString(), submission.toString())
                .getResponse()
                .getStatus();
    }

    private MvcTestResult getFrom(String address, String uri) {
        return web.get()
                .uri(uri)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
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
        var found = check(get(supervisor, "/api/v1/desk/appeals?q=列表里"), "/api/v1/desk/appeals", "get", 200);

        assertThat(list.path("items").size()).isGreaterThanOrEqualTo(3);
        assertThat(list.path("items").findValuesAsString("dueOn")).isSorted();
        assertThat(found.path("items").findValuesAsString("title"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(t -> t.startsWith("列表里"));
    }

    @Test
    void listsTheCategories() {
        var categories = check(web.get().uri("/api/v1/categories").exchange(), "/api/v1/categories", "get", 200);

        assertThat(categories.findValuesAsString("code")).contains("wages", "domestic-violence", "denunciation");
    }

    private JsonNode file(String category, String title) {
        return created(submission(category, title));
    }

    private JsonNode created(ObjectNode submission) {
        return check(submit(UUID.randomUUID().toString(), submission.toString()), "/api/v1/appeals", 201);
    }

    private static ObjectNode submission(String category, String title) {
        var submission = body().put("category", category)
                .put("division", AppealCity.TOWNSHIP)
                .put("title", title)
                .put("text", "<script>alert(1)</script> 详细情况如下。");
        submission.putObject("contact").put("name", "王秀英").put("phone", AppealCity.phone());
        return submission;
    }

    private MvcTestResult submit(String key, String body) {
        return web.post()
                .uri("/api/v1/appeals")
                .header("Idempotency-Key", key)
                .with(request -> {
                    // Each test run comes from an address of its own, so that runs do not use up each other's
                    // allowance.
                    request.setRemoteAddr("2001:db8:" + Integer.toHexString(key.hashCode() & 0xffff) + "::1");
                    return request;
                })
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private JsonNode follow(JsonNode receipt) {
        var result = web.get()
                .uri("/api/v1/appeals/" + text(receipt, "number") + "?code=" + text(receipt, "code"))
                .exchange();
        return check(result, "/api/v1/appeals/{number}", "get", 200);
    }

    private MvcTestResult publicAct(String number, String what, ObjectNode body) {
        return web.post()
                .uri("/api/v1/appeals/" + number + "/" + what)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange();
    }

    private JsonNode act(TestStaff.Member who, String number, String what, int version, ObjectNode body) {
        return check(post(who, number, what, body.put("version", version)), DESK + "/" + what, 200);
    }

    private MvcTestResult post(TestStaff.Member who, String number, String what, ObjectNode body) {
        return web.post()
                .uri("/api/v1/desk/appeals/" + number + "/" + what)
                .cookie(who.cookie())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange();
    }

    private MvcTestResult get(TestStaff.Member who, String uri) {
        return web.get().uri(uri).cookie(who.cookie()).exchange();
    }

    private static JsonNode check(MvcTestResult result, String path, int status) {
        return check(result, path, "post", status);
    }

    private static JsonNode check(MvcTestResult result, String path, String method, int status) {
        var body = content(result);
        assertThat(result.getResponse().getStatus()).as(body).isEqualTo(status);
        assertThat(OpenApi.complaints(path, method, status, body)).as(body).isEmpty();
        return JSON.readTree(body);
    }

    private static String content(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ObjectNode body() {
        return JSON.createObjectNode();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).stringValue();
    }
}
