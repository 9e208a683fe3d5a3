package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program is told when it calls a transition wrongly, of each of them, held against the description. */
class TransitionErrorsIT extends IntegrationTest {
    private static final String DESK = "/api/v1/desk/appeals/{number}/";
    private static final Map<String, String> BODIES = new TreeMap<>(Map.ofEntries(
            Map.entry("acceptance", ""),
            Map.entry("decline", ",\"reason\":\"不归我们\",\"rightBody\":\"人社局\""),
            Map.entry("notification", ",\"on\":\"2026-01-05\",\"way\":\"phone\""),
            Map.entry("assignment", ",\"note\":\"\""),
            Map.entry("start", ""),
            Map.entry("pause", ",\"question\":\"请补充\""),
            Map.entry("resumption", ""),
            Map.entry("extension", ",\"days\":10,\"reason\":\"核实\""),
            Map.entry("reply", ",\"text\":\"已补发\""),
            Map.entry("approval", ",\"approved\":true"),
            Map.entry("delivery", ",\"on\":\"2026-01-05\",\"way\":\"post\""),
            Map.entry("closure", ",\"outcome\":\"已补发\""),
            Map.entry("reopening", ",\"reason\":\"又拖欠\""),
            Map.entry("second-look", ",\"stands\":true,\"reason\":\"看过\""),
            Map.entry("review", ",\"upheld\":true,\"text\":\"维持\""),
            Map.entry("hearing-start", ""),
            Map.entry("hearing-end", ""),
            Map.entry("transfer", ",\"organization\":1,\"reason\":\"归他们\""),
            Map.entry("recategorization", ",\"category\":\"hardship\",\"reason\":\"选错了\""),
            Map.entry("return", ",\"reason\":\"转错\""),
            Map.entry("merge", ",\"into\":\"SQ2026-000001\",\"reason\":\"一回事\""),
            Map.entry("withdrawal", ",\"reason\":\"不办了\""),
            Map.entry("notes", ",\"text\":\"打过电话\""),
            Map.entry("messages", ",\"text\":\"正在办\""),
            Map.entry("participants", ",\"account\":\"nobody\"")));

    @Autowired
    private ApplicationContext context;

    private Member supervisor;
    private Member elsewhere;
    private String number;

    @BeforeEach
    void filed() {
        var city = new AppealCity(context);
        supervisor = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        elsewhere = city.member(OrganizationKind.TRADE_UNION, AppealCity.OTHER_COUNTY, Role.SUPERVISOR);
        number = new TestDesk(context).file(AppealCity.wages("接口调用出错")).number().value();
    }

    static Stream<String> transitions() {
        return BODIES.keySet().stream();
    }

    @Test
    void triesEveryTransitionThatIsDescribed() {
        assertThat(OpenApi.calls().stream()
                        .filter(call -> call.startsWith("POST " + DESK))
                        .map(call -> call.substring(("POST " + DESK).length())))
                .containsAll(BODIES.keySet())
                .filteredOn(name -> !BODIES.containsKey(name))
                .containsExactly("contact");
    }

    @ParameterizedTest
    @MethodSource("transitions")
    @Rule("ACCESS-2")
    void answersAStrangerAsIfThereWereNothing(String transition) {
        expect(null, transition, "{\"version\":1" + BODIES.get(transition) + "}", 401, "sign-in-required");
        expect(elsewhere, transition, "{\"version\":1" + BODIES.get(transition) + "}", 404, "absent");
        expect(elsewhere, transition, "no json", 404, "absent");
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void namesWhatIsWrongWithTheCall(String transition) {
        expect(supervisor, transition, "no json", 422, "invalid");
        expect(supervisor, transition, "[]", 422, "invalid");
        var unsaid = expect(supervisor, transition, "{\"x\":1" + BODIES.get(transition) + "}", 422, "invalid");
        assertThat(unsaid.path("errors").findValuesAsString("field")).contains("version");
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void refusesAVersionThatIsNotTheLatest(String transition) {
        // Nobody signs in by that name: said before the version is looked at.
        var status = transition.equals("participants") ? 422 : 409;
        expect(
                supervisor,
                transition,
                "{\"version\":7" + BODIES.get(transition) + "}",
                status,
                status == 409 ? "stale" : "invalid");
    }

    @Test
    void doesOnceWhatIsSentTwice() {
        assertThat(post(supervisor, "acceptance", "{\"version\":1}").getStatus())
                .isEqualTo(200);
        expect(supervisor, "acceptance", "{\"version\":1}", 409, "stale");
        expect(supervisor, "acceptance", "{\"version\":2}", 403, "not-allowed");
        assertThat(post(supervisor, "notes", "{\"version\":2,\"text\":\"打过电话\"}")
                        .getStatus())
                .isEqualTo(200);
        expect(supervisor, "notes", "{\"version\":2,\"text\":\"打过电话\"}", 409, "stale");
    }

    @Test
    @Rule("APPEAL-2")
    void recordsNotificationAsAFactOfItsOwn() throws Exception {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var anonymous =
                new TestDesk(context).file(Submission.of("wages", AppealCity.TOWNSHIP, "没有留电话", "没有留电话。", true, null));
        number = anonymous.number().value();
        var accepted = JsonMapper.shared()
                .readTree(post(supervisor, "acceptance", "{\"version\":1}").getContentAsString(StandardCharsets.UTF_8));
        assertThat(accepted.path("acceptedAt").isNull()).isFalse();
        assertThat(accepted.path("notifiedAt").isNull()).isTrue();

        expect(
                supervisor,
                "notification",
                "{\"version\":2,\"on\":\"" + today.plusDays(1) + "\",\"way\":\"phone\"}",
                422,
                "invalid");
        var told = post(supervisor, "notification", "{\"version\":2,\"on\":\"" + today + "\",\"way\":\"in-person\"}");
        assertThat(told.getStatus()).isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(told.getContentAsString(StandardCharsets.UTF_8))
                        .path("notifiedAt")
                        .isNull())
                .isFalse();
        expect(
                supervisor,
                "notification",
                "{\"version\":3,\"on\":\"" + today + "\",\"way\":\"phone\"}",
                403,
                "not-allowed");
    }

    private JsonNode expect(@Nullable Member who, String transition, String body, int status, String type) {
        var response = post(who, transition, body);
        var said = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(said).isEqualTo(status);
        assertThat(OpenApi.complaints(DESK + transition, "post", status, said))
                .as(said)
                .isEmpty();
        var problem = JsonMapper.shared().readTree(said);
        assertThat(problem.path("type").stringValue()).endsWith(type);
        return problem;
    }

    private MockHttpServletResponse post(@Nullable Member who, String transition, String body) {
        var request = web.post()
                .uri("/api/v1/desk/appeals/" + number + "/" + transition)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (who == null ? request : request.cookie(who.cookie())).exchange().getResponse();
    }
}
