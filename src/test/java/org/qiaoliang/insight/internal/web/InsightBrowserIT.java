package org.qiaoliang.insight.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.access.Role;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.ledger.internal.TestPosts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class InsightBrowserIT extends BrowserTest {
    private static final String BOARD = "/insight/appeals?from=2014-01&to=2014-12&division=";
    private static boolean posted;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DivisionSetup divisions;

    @Autowired
    @SystemDatabase
    private DSLContext sql;

    private TestStaff.Member leader;

    @BeforeEach
    void post() {
        divisions.load(new DivisionCode("3708"));
        leader = new TestStaff(context).overAll("3708", Role.LEADER);
        if (!posted) {
            var posts = new TestPosts(sql);
            for (var i = 1; i <= 12; i++) {
                var day = LocalDate.of(2014, i, 3);
                var village = i % 3 == 0 ? "370812001001" : "370811011001";
                var kind = i % 2 == 0 ? OrganizationKind.TRADE_UNION : OrganizationKind.WOMENS_FEDERATION;
                posts.post("appeal.received", day, village, kind, "wages", i, "1370000" + i);
                posts.post("appeal.received", day.minusYears(1), village, kind, "wages", 5, null);
                posts.post("appeal.settled-in-time", day, village, kind, "wages", i, null);
                posts.post("appeal.satisfied", day, village, kind, "wages", 1, null);
            }
            posted = true;
        }
    }

    @Test
    void drawsTheYearOnADesk() {
        var page = signedIn(options(1440, 900));
        page.navigate(BOARD + "3708");
        page.waitForSelector(".chart-canvas canvas, .chart-canvas svg");
        assertThat(page.locator(".tile").count()).isEqualTo(7);
        assertThat(page.locator(".tile").first().textContent()).contains("78", "30.0%");
        assertAccessible(page);
        picture(page, "insight-desk");
    }

    @Test
    void fitsAPhone() {
        var phone = signedIn(options(390, 844).setHasTouch(true));
        phone.navigate(BOARD + "3708");
        assertAccessible(phone);
        picture(phone, "insight-phone");
    }

    private Page signedIn(Browser.NewContextOptions options) {
        var page = open(options);
        page.context()
                .addCookies(List.of(
                        new Cookie(leader.cookie().getName(), leader.cookie().getValue()).setUrl(address())));
        return page;
    }
}
