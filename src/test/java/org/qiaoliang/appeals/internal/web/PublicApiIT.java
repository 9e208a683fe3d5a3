package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.ObjectNode;

/** What anybody may call, and how often. */
class PublicApiIT extends AppealApiTest {
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
    void takesWhatCannotBeSeenForEmpty() {
        var problem = check(
                submit(
                        UUID.randomUUID().toString(),
                        submission("wages", "x").toString().replace("\"x\"", "\"\\u200b\\ud83d\"")),
                "/api/v1/appeals",
                422);

        assertThat(problem.path("errors").findValuesAsString("field")).contains("title");
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
        var later = getFrom(guesser + "1", uri + "22222222");
        assertThat(later).hasStatus(429);
        assertThat(Integer.parseInt(String.valueOf(later.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 86_400);
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
    void saysTheBoundsOfNumbersAndEachComplaintOnce() {
        var nobody = submission("wages", "没有人的事").put("people", 0);
        assertThat(refused(nobody)).containsExactly("people appeals.submission.people");
        assertThat(refused(nobody.put("people", "many"))).containsExactly("people appeals.api.number");

        var receipt = file("wages", "满意不满意");
        var rated = web.post()
                .uri("/api/v1/appeals/" + text(receipt, "number") + "/satisfaction")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body().put("code", text(receipt, "code"))
                        .put("satisfied", "yes")
                        .toString())
                .exchange();
        assertThat(check(rated, "/api/v1/appeals/{number}/satisfaction", 422)
                        .path("errors")
                        .findValuesAsString("field"))
                .containsExactly("satisfied");
    }

    @Test
    void takesNoSignsThatTurnWordsRound() {
        var submission = submission("wages", "工资\u202e没发\u2066了");
        var receipt = created(submission);
        var union = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);

        var opened = check(get(union, "/api/v1/desk/appeals/" + text(receipt, "number")), DESK, "get", 200);
        assertThat(opened.path("title").asString()).isEqualTo("工资没发了");
    }

    private List<String> refused(ObjectNode submission) {
        return check(submit(UUID.randomUUID().toString(), submission.toString()), "/api/v1/appeals", 422)
                .path("errors")
                .valueStream()
                .map(error -> text(error, "field") + " " + text(error, "code"))
                .toList();
    }

    @Test
    void listsTheCategories() {
        var categories = check(web.get().uri("/api/v1/categories").exchange(), "/api/v1/categories", "get", 200);

        assertThat(categories.findValuesAsString("code")).contains("wages", "domestic-violence", "denunciation");
    }
}
