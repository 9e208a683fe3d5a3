package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.identity.TestStaff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls as other programs make them; every answer is held against the description of the interface. */
abstract class AppealApiTest extends IntegrationTest {
    static final String DESK = "/api/v1/desk/appeals/{number}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private ApplicationContext context;

    AppealCity city;

    @BeforeEach
    void city() {
        city = new AppealCity(context);
    }

    JsonNode file(String category, String title) {
        return created(submission(category, title));
    }

    JsonNode created(ObjectNode submission) {
        return check(submit(UUID.randomUUID().toString(), submission.toString()), "/api/v1/appeals", 201);
    }

    static ObjectNode submission(String category, String title) {
        var submission = body().put("category", category)
                .put("division", AppealCity.TOWNSHIP)
                .put("title", title)
                .put("text", "<script>alert(1)</script> 详细情况如下。");
        submission.putObject("contact").put("name", "王秀英").put("phone", AppealCity.phone());
        return submission;
    }

    MvcTestResult submit(String key, String body) {
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

    JsonNode follow(JsonNode receipt) {
        var result = web.get()
                .uri("/api/v1/appeals/" + text(receipt, "number") + "?code=" + text(receipt, "code"))
                .exchange();
        return check(result, "/api/v1/appeals/{number}", "get", 200);
    }

    MvcTestResult publicAct(String number, String what, ObjectNode body) {
        return web.post()
                .uri("/api/v1/appeals/" + number + "/" + what)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange();
    }

    JsonNode act(TestStaff.Member who, String number, String what, int version, ObjectNode body) {
        return check(post(who, number, what, body.put("version", version)), DESK + "/" + what, 200);
    }

    MvcTestResult post(TestStaff.Member who, String number, String what, ObjectNode body) {
        return web.post()
                .uri("/api/v1/desk/appeals/" + number + "/" + what)
                .cookie(who.cookie())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange();
    }

    MvcTestResult get(TestStaff.Member who, String uri) {
        return web.get().uri(uri).cookie(who.cookie()).exchange();
    }

    static JsonNode check(MvcTestResult result, String path, int status) {
        return check(result, path, "post", status);
    }

    static JsonNode check(MvcTestResult result, String path, String method, int status) {
        var body = content(result);
        assertThat(result.getResponse().getStatus()).as(body).isEqualTo(status);
        assertThat(OpenApi.complaints(path, method, status, body)).as(body).isEmpty();
        return JSON.readTree(body);
    }

    static String content(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    static String text(JsonNode node, String name) {
        return node.path(name).stringValue();
    }
}
