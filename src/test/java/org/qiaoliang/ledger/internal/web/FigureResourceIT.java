package org.qiaoliang.ledger.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.ledger.internal.TestPosts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureResourceIT extends IntegrationTest {
    private static final String FIGURES = "/api/v1/figures?measure=test.visits&from=2011-01-01&to=2011-12-31";
    private static final String ENTRIES = "/api/v1/figures/entries?measure=test.visits&from=2011-01-01&to=2011-12-31";
    private static boolean posted;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DivisionSetup divisions;

    @Autowired
    @SystemDatabase
    private DSLContext sql;

    private TestStaff staff;

    @BeforeEach
    void post() {
        staff = new TestStaff(context);
        divisions.load(new DivisionCode("3708"));
        if (!posted) {
            var posts = new TestPosts(sql);
            for (var day = 1; day <= 12; day++) {
                posts.post(
                        "test.visits",
                        LocalDate.of(2011, day, day),
                        day % 3 == 0 ? "370811011001" : "370812001001",
                        day % 2 == 0 ? OrganizationKind.TRADE_UNION : OrganizationKind.WOMENS_FEDERATION,
                        "home",
                        day,
                        "1380000" + day % 4);
            }
            posted = true;
        }
    }

    @Test
    @Rule("LEDGER-3")
    void answersInTheFormThatOutsideProgramsRelyOn() {
        var leader = staff.overAll("3708", Role.LEADER);
        assertThat(web.get().uri(FIGURES + "&division=3708").cookie(leader.cookie()))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"measure":"test.visits","division":"3708","from":"2011-01-01","to":"2011-12-31",
                         "quantity":78,"persons":4,"amountFen":7800}""");
    }

    @Test
    @Rule("ACCESS-2")
    void countsWhatTheReaderMayReadAndNothingElse() {
        var county = staff.overAll("370811", Role.LEADER);
        assertThat(quantity(get(FIGURES + "&division=3708", county))).isEqualTo(3 + 6 + 9 + 12);
        assertThat(quantity(get(FIGURES + "&division=370811", county))).isEqualTo(30);
        assertThat(get(FIGURES + "&division=370812", county)).hasStatus(404);
        var women = staff.member(null, OrganizationKind.WOMENS_FEDERATION, "3708", Role.LEADER);
        assertThat(quantity(get(FIGURES + "&division=3708", women))).isEqualTo(1 + 3 + 5 + 7 + 9 + 11);
        assertThat(get(FIGURES + "&division=3708&kind=trade-union", women)).hasStatus(404);
        var handler = staff.overAll("3708", Role.HANDLER);
        assertThat(get(FIGURES + "&division=3708", handler)).hasStatus(404);
        assertThat(web.get().uri(FIGURES + "&division=3708").exchange()).hasStatus(401);
    }

    @Test
    @Rule("LEDGER-5")
    void pagesThroughEntriesThatAddUpToTheFigure() {
        var leader = staff.overAll("3708", Role.LEADER);
        var seen = new HashSet<Object>();
        var sum = 0;
        var after = "";
        do {
            var page = json(get(ENTRIES + "&division=3708&size=5&after=" + after, leader));
            for (var entry : page.get("items")) {
                assertThat(seen.add(entry.get("id").asLong())).isTrue();
                sum += entry.get("quantity").asInt();
                assertThat(entry.at("/record/type").asString()).isEqualTo("test");
            }
            after = page.path("after").asString("");
        } while (!after.isEmpty());
        assertThat(seen).hasSize(12);
        assertThat(sum).isEqualTo(78);
    }

    @Test
    void namesEveryWrongParameter() {
        var leader = staff.overAll("3708", Role.LEADER);
        var answer = get("/api/v1/figures?measure=no&division=zz&from=2011-13-01&kind=x&view=y", leader);
        assertThat(answer).hasStatus(422);
        assertThat(body(answer))
                .contains("https://qiaoliang.org/problems/invalid")
                .contains("\"measure\"", "\"division\"", "\"from\"", "\"to\"", "\"kind\"", "\"view\"");
        assertThat(body(get("/api/v1/figures?measure=test.visits&division=3708&from=2011-02-01&to=2011-01-01", leader)))
                .contains("\"to\"", "ledger.figures.order");
        var unknown = get(
                "/api/v1/figures?measure=appeal.received&division=3708&from=2026-01-01&to=2026-01-31"
                        + "&category=weges&channel=pigeon",
                leader);
        assertThat(unknown).hasStatus(422);
        assertThat(body(unknown)).contains("\"category\"", "\"channel\"");
        for (var after : List.of("x", "2011-01-01_", "_1", "2011-99-01_5", "2011-01-01_99999999999999999999")) {
            assertThat(get(ENTRIES + "&division=3708&after=" + after, leader))
                    .as(after)
                    .hasStatus(422);
        }
        for (var size : List.of("0", "501", "-1", "many")) {
            assertThat(get(ENTRIES + "&division=3708&size=" + size, leader))
                    .as(size)
                    .hasStatus(422);
        }
    }

    private MvcTestResult get(String uri, TestStaff.Member member) {
        return web.get().uri(uri).cookie(member.cookie()).exchange();
    }

    private static int quantity(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return json(answer).get("quantity").asInt();
    }

    private static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(body(answer));
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
