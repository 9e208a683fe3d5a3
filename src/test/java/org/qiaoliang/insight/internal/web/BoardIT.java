package org.qiaoliang.insight.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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

class BoardIT extends IntegrationTest {
    private static final String BOARD = "/insight/appeals?from=2012-01&to=2012-12";
    private static final String ENTRIES = "/insight/appeals/entries?from=2012-01&to=2012-12";
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
            for (var i = 1; i <= 10; i++) {
                var day = LocalDate.of(2012, i, 1);
                var village = i <= 7 ? "370811011001" : "370812001001";
                posts.post("appeal.received", day, village, OrganizationKind.TRADE_UNION, "wages", 1, "1390000" + i);
                posts.post(
                        "appeal.received", day.minusYears(1), village, OrganizationKind.TRADE_UNION, "wages", 2, null);
                posts.post(
                        i <= 8 ? "appeal.settled-in-time" : "appeal.settled-late",
                        day,
                        village,
                        OrganizationKind.TRADE_UNION,
                        "wages",
                        1,
                        null);
            }
            posted = true;
        }
    }

    @Test
    void showsTheYearWithItsChangeAndItsParts() {
        var leader = staff.overAll("3708", Role.LEADER);
        var page = body(get(BOARD + "&division=3708", leader));
        assertThat(page)
                .contains("济宁市", "诉求办理", "收到诉求")
                .contains("50.0%") // half of last year's twenty
                .contains("任城区")
                .contains("/insight/appeals?division=370811&amp;from=2012-01&amp;to=2012-12");
        assertThat(page).containsPattern("80\\s*<span class=\"tile-unit\">%");
    }

    @Test
    void drillsFromTheCityToTheVillageAndItsLines() {
        var leader = staff.overAll("3708", Role.LEADER);
        assertThat(body(get(BOARD + "&division=370811", leader))).contains("division=370811011&amp;");
        assertThat(body(get(BOARD + "&division=370811011", leader))).contains("division=370811011001&amp;");
        assertThat(body(get(BOARD + "&division=370811011001", leader))).contains("/insight/appeals/entries?");
        var lines = body(get(ENTRIES + "&division=370811011001&measure=appeal.received", leader));
        assertThat(lines).contains("T-370811011001").contains("共 7 件次，涉及 7 人");
    }

    @Test
    @Rule("ACCESS-2")
    void showsOnlyWhatTheReaderMaySee() {
        var county = staff.overAll("370812", Role.LEADER);
        assertThat(body(get("/insight", county))).contains("兖州区");
        assertThat(body(get(BOARD + "&division=3708", county))).contains("这里只统计您有权查看的部分");
        assertThat(body(get(ENTRIES + "&division=3708&measure=appeal.received", county)))
                .contains("共 3 件次，涉及 3 人");
        assertThat(get(BOARD + "&division=370811", county)).hasStatus(404);
        assertThat(get(ENTRIES + "&division=3708&measure=test.visits", county)).hasStatus(404);
        assertThat(get("/insight/nothing", county)).hasStatus(404);
        assertThat(get("/insight", staff.overAll("3708", Role.HANDLER))).hasStatus(404);
        assertThat(web.get().uri("/insight").exchange().getResponse().getRedirectedUrl())
                .startsWith("/sign-in");
    }

    @Test
    void saysWhatIsWrongWithTheFiltersAndShowsThisYear() {
        var leader = staff.overAll("3708", Role.LEADER);
        var answer = get("/insight/appeals?division=3708&from=2012-5&to=x&kind=none", leader);
        assertThat(answer).hasStatus(422);
        assertThat(body(answer)).contains("月份要写成 2026-01 的样子").contains("value=\"2012-5\"");
    }

    @Test
    void givesTheTableBehindEachChartToASpreadsheet() {
        var leader = staff.overAll("3708", Role.LEADER);
        var answer = get(BOARD.replace("?", "/tables/divisions.csv?") + "&division=3708", leader);
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .contains("attachment", "appeals-divisions-3708-2012-01-2012-12.csv");
        assertThat(body(answer))
                .startsWith("\uFEFF区划,收到诉求,去年同期\r\n")
                .contains("任城区,7,14\r\n")
                .contains("兖州区,3,6\r\n");
        assertThat(body(get(BOARD.replace("?", "/tables/league.csv?") + "&division=3708", leader)))
                .contains("1,任城区,7,7,100");
    }

    @Test
    @Rule("LEDGER-5")
    void comparesTheSameFiguresAlongEveryWay() {
        var leader = staff.overAll("3708", Role.LEADER);
        for (var by : List.of("division", "kind", "category", "month", "channel")) {
            var table = body(get(BOARD.replace("?", "/tables/league.csv?") + "&division=3708&by=" + by, leader));
            var received = table.lines()
                    .skip(1)
                    .mapToInt(line -> Integer.parseInt(line.split(",")[2]))
                    .sum();
            assertThat(received).as(by).isEqualTo(10);
        }
        assertThat(body(get(BOARD + "&division=3708&by=category", leader))).contains("by=category");
        assertThat(get(BOARD + "&by=nothing", leader)).hasStatus(422);
    }

    private MvcTestResult get(String uri, TestStaff.Member member) {
        return web.get()
                .uri(uri)
                .header("Accept-Language", "zh-CN")
                .cookie(member.cookie())
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
