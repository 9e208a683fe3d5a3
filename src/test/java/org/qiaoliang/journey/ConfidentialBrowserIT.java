package org.qiaoliang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A confidential case: nothing of it shows to anybody but those named on it. */
@Rule("APPEAL-4")
class ConfidentialBrowserIT extends BrowserTest {
    private static final String TITLE = "他又动手了";
    private static final String STORY = "昨晚他喝了酒又动手，手机也被摔了，我带着孩子躲在邻居家。";

    @Autowired
    private ApplicationContext context;

    @Test
    void isFiledDiscreetlyAndOpensOnlyToThoseNamedOnIt() {
        var city = new AppealCity(context);
        var women = OrganizationKind.WOMENS_FEDERATION;
        var officer = city.member(women, AppealCity.COUNTY, Role.CASE_OFFICER, Role.HANDLER);
        var number = files(phone());

        var mine = as(officer, desk());
        mine.navigate("/workbench");
        assertThat(mine.locator("main")).containsText(number);
        assertSilent(mine);
        mine.navigate("/workbench/appeals?whose=confidential");
        assertThat(mine.locator("main")).containsText(number);
        assertSilent(mine);
        assertAccessible(mine);
        mine.navigate("/workbench/appeals/" + number);
        assertThat(mine.locator("main")).containsText(STORY);
        assertThat(mine.title()).doesNotContain(TITLE);
        assertAccessible(mine);
        mine.locator(".tab[href*='openings']").click();
        assertThat(mine.locator("main")).containsText(officer.viewer().name());
        assertAccessible(mine);

        var others = List.of(
                as(city.member(women, AppealCity.COUNTY, Role.HANDLER, Role.SUPERVISOR), desk()),
                as(city.staff().overAll("3708", Role.LEADER), desk()),
                as(city.staff().overAll("3708", Role.ADMINISTRATOR), desk()),
                as(city.staff().overAll("3708", Role.AUDITOR), desk()));
        for (var other : others) {
            var answer = other.navigate("/workbench/appeals/" + number);
            assertThat(answer.status()).isEqualTo(404);
            for (var path : List.of(
                    "/workbench",
                    "/workbench/appeals",
                    "/workbench/appeals?q=" + number,
                    "/workbench/notices",
                    "/workbench/audit",
                    "/workbench/outbox",
                    "/insight/appeals/entries?measure=appeal.received&division=370811")) {
                other.navigate(path);
                assertSilent(other);
            }
            other.navigate("/workbench");
            other.locator("[data-focus-search]").fill(number);
            other.locator("[data-focus-search]").press("Enter");
            assertThat(other.locator("main .empty-state")).isVisible();
            other.locator("[data-focus-search]").fill("躲在邻居家");
            other.locator("[data-focus-search]").press("Enter");
            assertThat(other.locator("main .empty-state")).isVisible();
        }
    }

    private static String files(Page page) {
        page.navigate("/");
        page.fill("#want", "老公打我");
        page.locator(".want button").click();
        assertThat(page.locator("h1")).containsText("老公打我");
        org.assertj.core.api.Assertions.assertThat(page.url()).endsWith("/services");
        page.locator(".doors .door").first().click();
        discreet(page);
        assertThat(page.locator(".emergency")).containsText("110");
        press(page, "开始填写");
        discreet(page);
        page.locator("a[href='/appeals/new/place']").last().click();
        page.locator("input[name=division][value='370811']").check();
        assertThat(page.locator(".place-path input:checked")).hasValue("370811");
        press(page, "下一步");
        discreet(page);
        page.fill("#title", TITLE);
        page.fill("#text", STORY);
        press(page, "下一步");
        discreet(page);
        page.locator("input[name=anonymous][value=true]").check();
        press(page, "下一步");
        discreet(page);
        press(page, "提交");
        discreet(page);
        return page.locator(".receipt-code").first().innerText().strip();
    }

    private static void discreet(Page page) {
        assertThat(page.title()).startsWith("网上服务").doesNotContain("暴力");
        assertThat(page.url()).doesNotContain("violence");
        assertThat(page.locator("a[href='/appeals/exit']")).isVisible();
        assertAccessible(page);
    }

    private static void assertSilent(Page page) {
        assertThat(page.content()).doesNotContain(TITLE).doesNotContain("动手").doesNotContain("躲在邻居家");
    }
}
