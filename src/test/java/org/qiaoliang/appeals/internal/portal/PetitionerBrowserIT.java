package org.qiaoliang.appeals.internal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A petitioner's way: telling what happened, being answered, saying whether it helped. */
class PetitionerBrowserIT extends BrowserTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    AppealDesk desk;

    private AppealCity city;

    @BeforeEach
    void prepare() {
        city = new AppealCity(context);
    }

    private record Held(String number, String code) {}

    @Test
    @Rule("APPEAL-1")
    @Rule("APPEAL-7")
    void filesOnAPhoneFollowsAndRates() {
        var page = phone();
        page.navigate("/appeals/new?category=wages");
        assertAccessible(page);
        picture(page, "portal-appeal-about");
        press(page, "开始填写");
        page.locator("input[name=division][value='370811']").check();
        page.waitForCondition(
                () -> page.locator(".place-path input:checked[value='370811']").count() > 0);
        assertAccessible(page);
        picture(page, "portal-appeal-place");
        press(page, "下一步");
        assertThat(page.locator("main").innerText()).contains("将由").contains("任城区总工会");
        press(page, "下一步");
        assertThat(page.locator("#problems").isVisible()).isTrue();
        assertAccessible(page);
        page.fill("#title", "工地停工后三个月的工资没有发");
        page.fill("#text", "从三月到五月在工地干活，<b>老板</b>一直拖着不给，希望帮忙要回来。");
        assertAccessible(page);
        picture(page, "portal-appeal-matter");
        press(page, "下一步");
        page.locator("input[name=anonymous][value=false]").check();
        page.fill("[id='contact.name']", "王秀英");
        page.fill("[id='contact.phone']", AppealCity.phone());
        assertAccessible(page);
        press(page, "下一步");
        assertThat(page.locator("main").innerText()).contains("<b>老板</b>").contains("王秀英");
        assertAccessible(page);
        picture(page, "portal-appeal-review");
        press(page, "提交");
        var held = held(page);
        assertAccessible(page);
        picture(page, "portal-appeal-receipt");

        page.reload();
        assertThat(held(page)).as("sending again gives the same receipt").isEqualTo(held);

        page.locator("a[href='/follow/" + held.number + "']").click();
        assertThat(page.locator("h1").innerText()).contains("等待受理");
        page.fill("#text", "补充：一共欠 12600 元。");
        press(page, "发送");
        assertThat(page.locator("#messages").innerText()).contains("12600");
        assertAccessible(page);

        answer(new AppealNumber(held.number));

        var wide = desk();
        wide.navigate("/follow");
        wide.fill("#number", held.number.toLowerCase(Locale.ROOT));
        wide.fill("#code", "AAAA2222");
        press(wide, "查看");
        assertThat(wide.locator("#problems").innerText()).contains("对不上");
        assertAccessible(wide);
        wide.fill("#code", held.code.toLowerCase(Locale.ROOT));
        press(wide, "查看");
        assertThat(wide.locator("h1").innerText()).contains("已经办结");
        assertThat(wide.locator("#messages").innerText()).contains("已督促单位补发");
        assertAccessible(wide);
        picture(wide, "portal-appeal-follow");
        wide.locator("input[name=satisfied][value=true]").check();
        press(wide, "提交评价");
        assertThat(wide.locator("#rating").innerText()).contains("谢谢");
        assertAccessible(wide);
    }

    @Test
    @Rule("APPEAL-4")
    @Rule("APPEAL-9")
    void filesDiscreetlyWithoutScriptsAndAnonymously() {
        var page = phoneWithoutScripts();
        page.navigate("/appeals/new");
        page.locator("#category a", new Page.LocatorOptions().setHasText("家庭暴力"))
                .click();
        assertDiscreet(page);
        assertThat(page.locator(".service-facts").innerText()).contains("24 小时").contains("妇联");
        press(page, "开始填写");
        assertThat(page.locator("main").innerText()).contains("110").contains("12338");
        assertDiscreet(page);
        page.locator("a[href='/appeals/new/place']").last().click();
        page.locator("input[name=division][value='370811']").check();
        press(page, "下一步");
        assertDiscreet(page);
        page.fill("#title", "丈夫经常打我");
        page.fill("#text", "最近一次是昨天晚上。");
        press(page, "下一步");
        assertDiscreet(page);
        page.locator("input[name=anonymous][value=true]").check();
        press(page, "下一步");
        assertDiscreet(page);
        press(page, "提交");
        assertDiscreet(page);
        var held = held(page);
        page.navigate("/follow/" + held.number);
        assertDiscreet(page);
        assertThat(page.locator("main").innerText()).contains("丈夫经常打我");
        assertThat(page.locator("[data-print]").isVisible()).isFalse();
        page.locator("a[href$='/withdrawal']").click();
        press(page, "确认撤回");
        assertThat(page.locator("h1").innerText()).contains("撤回");
        press(page, "退出查看");
        page.navigate("/follow/" + held.number);
        assertThat(page.url()).contains("/follow?number=");
    }

    @Test
    void keepsEachStepAndGoesOnLater() {
        var page = phone();
        page.navigate("/appeals/new");
        assertAccessible(page);
        picture(page, "portal-appeal-choose");
        page.locator("#category a", new Page.LocatorOptions().setHasText("生活困难"))
                .first()
                .click();
        press(page, "开始填写");
        page.locator("input[name=division][value='370811']").check();
        page.waitForCondition(
                () -> page.locator(".place-path input:checked[value='370811']").count() > 0);
        press(page, "下一步");
        page.fill("#title", "家里失火需要帮助");
        page.fill("#text", "昨天夜里房子烧了。");
        press(page, "下一步");
        page.navigate("/appeals/new");
        press(page, "接着写");
        assertThat(page.url()).endsWith("/appeals/new/contact");
        page.navigate("/appeals/new/matter");
        assertThat(page.inputValue("#title")).isEqualTo("家里失火需要帮助");
        page.navigate("/appeals/new");
        press(page, "不要了，重新开始");
        page.navigate("/appeals/new/matter");
        assertThat(page.url()).endsWith("/appeals/new");
    }

    /** As tools for passwords and pictures do it: what they set must not be set again by us, the policy refuses it. */
    @Test
    void swapsPlacesUnderAStyleThatSomebodyElseSet() {
        var page = phone();
        page.navigate("/appeals/new?category=wages");
        press(page, "开始填写");
        page.evaluate("document.querySelectorAll('input').forEach(i => i.style.setProperty('caret-color', 'red'))");
        page.locator("input[name=division][value='370811']").check();
        page.waitForCondition(
                () -> page.locator(".place-path input:checked[value='370811']").count() > 0);
        assertThat(page.locator(".place-options [style]").count()).isZero();
    }

    /** Through the hands of the union of the county, to the end. */
    private void answer(AppealNumber number) {
        var handler = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.HANDLER, Role.SUPERVISOR);
        CurrentViewer.as(handler.viewer(), () -> {
            desk.act(number, new AppealCommand.Accept(false));
            desk.act(
                    number,
                    new AppealCommand.Assign(handler.id(), handler.viewer().name(), ""));
            desk.act(number, new AppealCommand.Start());
            desk.act(number, new AppealCommand.Answer("已督促单位补发全部工资。"));
            desk.act(number, new AppealCommand.Close("工资已补发"));
        });
    }

    private static void assertDiscreet(Page page) {
        assertThat(page.title()).startsWith("网上服务").doesNotContain("暴力");
        assertThat(page.url()).doesNotContain("violence");
        assertThat(page.locator("a[href='/appeals/exit']").isVisible()).isTrue();
    }

    private static Held held(Page page) {
        var codes = page.locator(".receipt-code");
        return new Held(
                codes.nth(0).innerText().strip(), codes.nth(1).innerText().strip());
    }
}
