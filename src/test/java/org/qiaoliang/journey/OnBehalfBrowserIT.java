package org.qiaoliang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Taking in on behalf of people, on a phone: one page, few fields, number and code at once. */
@Rule("APPEAL-1")
class OnBehalfBrowserIT extends BrowserTest {
    private static final String DRAFTS = "() => Object.keys(localStorage).some(key => key.includes('draft.'))";
    private static final String VILLAGE = "370811011001";
    private static final long A_MINUTE = 60_000;

    @Autowired
    private ApplicationContext context;

    private AppealCity city;

    @BeforeEach
    void prepare() {
        city = new AppealCity(context);
    }

    @Test
    void operatorsAndVillageWorkersTakeInWithinAMinute() {
        var operator = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.OPERATOR);
        var village = city.member(OrganizationKind.WOMENS_FEDERATION, VILLAGE, Role.VILLAGE_WORKER);
        for (var who : Map.of("hotline", operator, "counter", operator, "on-behalf", village)
                .entrySet()) {
            takesIn(who.getKey(), who.getValue());
        }
    }

    private void takesIn(String channel, TestStaff.Member who) {
        var page = as(who, phone());
        page.navigate("/workbench/appeals/new");
        assertAccessible(page);
        var begun = System.nanoTime();
        var ways = page.locator("input[name=channel]");
        if (ways.count() > 1) {
            page.locator("input[name=channel][value='" + channel + "']").check();
        }
        page.locator("select[name=category]").selectOption("wages");
        if (page.locator(".place-path input:checked[value^='370811']").count() == 0) {
            page.locator("input[name=division][value='370811']").check();
            assertThat(page.locator(".place-path input:checked")).hasValue("370811");
        }
        page.fill("#title", "代为反映拖欠工资");
        page.fill("#text", "村民来说，工资欠了两个月。");
        page.fill("[id='contact.name']", "孙桂英");
        page.fill("[id='contact.phone']", AppealCity.phone());
        press(page, "登记");
        assertThat(page.locator(".receipt-code")).hasCount(2);
        assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(A_MINUTE);
        assertThat(page.locator(".receipt")).containsText("济宁市");
        assertAccessible(page);

        // What was taken is nobody's draft any more.
        page.navigate("/workbench/appeals/new");
        assertThat(page.locator("#title")).hasValue("");
    }

    @Test
    void whatWasNotSentWaitsAndIsGoneWithWhoSignsOut() {
        var page = as(city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.OPERATOR), phone());
        page.navigate("/workbench/appeals/new");
        page.fill("#title", "还没有写完");
        page.locator("#title").blur();
        page.navigate("/workbench/appeals/new");
        assertThat(page.locator("#title")).hasValue("还没有写完");

        page.locator("select[name=category]").selectOption("domestic-violence");
        assertThat((Boolean) page.evaluate(DRAFTS)).isFalse();
        page.locator("select[name=category]").selectOption("wages");
        assertThat((Boolean) page.evaluate(DRAFTS)).isTrue();

        page.locator("details.me summary").click();
        page.locator("form[data-signs-out] button").click();
        page.waitForURL(url -> !url.contains("/workbench"));
        assertThat((Boolean) page.evaluate(DRAFTS)).isFalse();
    }

    @Test
    @Rule("DIV-1")
    void thePlaceIsTypedOrSteppedDownToWithTheKeyboardAlone() {
        var page = desk();
        toThePlace(page);
        page.focus("#division-words");
        page.keyboard().type("古槐");
        var found = page.locator(".place-list input").first();
        assertThat(page.locator("#division-options")).containsText("古槐");
        assertThat(found).isVisible();
        assertAccessible(page);
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Space");
        assertThat(page.locator(".place-path input:checked")).hasCount(1);
        assertAccessible(page);
        press(page, "下一步");
        assertThat(page.locator("main")).containsText("将由");
    }

    @Test
    void thePlaceIsTypedWithoutScripts() {
        var page = phoneWithoutScripts();
        toThePlace(page);
        page.fill("#division-words", "任城");
        press(page, "下一步");
        if (page.url().endsWith("/place")) {
            page.locator(".place-list input").first().check();
            press(page, "下一步");
        }
        assertThat(page.locator("main")).containsText("将由");
    }

    private static void toThePlace(Page page) {
        page.navigate("/appeals/new?category=wages");
        press(page, "开始填写");
    }
}
