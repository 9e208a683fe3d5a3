package org.qiaoliang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One appeal, from a resident's phone to a true figure. */
class JourneyBrowserIT extends BrowserTest {
    private static final String VILLAGE = "370811011001";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    private AppealCity city;

    @BeforeEach
    void prepare() {
        city = new AppealCity(context);
    }

    private record Held(String number, String code) {}

    @ParameterizedTest
    @ValueSource(ints = {390, 1440})
    @Rule("APPEAL-1")
    @Rule("APPEAL-7")
    @Rule("LEDGER-5")
    void goesFromAResidentToTheLeadersFigureAndBackToTheRecord(int width) {
        var leader = as(city.staff().overAll("3708", Role.LEADER), sized(width));
        var before = figures(leader);

        var resident = sized(width);
        var held = files(resident, "工地拖欠工资" + width, true);

        var handler = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.HANDLER, Role.SUPERVISOR);
        var staff = as(handler, sized(width));
        handles(staff, held, handler.viewer().name());

        follows(resident, held);

        var after = figures(leader);
        assertThat(after.received).isEqualTo(before.received + 1);
        assertThat(after.settled).isEqualTo(before.settled + 1);
        drills(leader, held);
    }

    @Test
    @Rule("APPEAL-1")
    void theResidentsPartWorksWithoutScripts() {
        var resident = phoneWithoutScripts();
        var held = files(resident, "没有脚本也能提交", false);
        resident.navigate("/follow");
        resident.fill("#number", held.number);
        resident.fill("#code", held.code);
        press(resident, "查看");
        assertThat(resident.locator("h1")).containsText("等待受理");
        resident.fill("#text", "补充一句。");
        press(resident, "发送");
        assertThat(resident.locator("#messages")).containsText("补充一句。");
    }

    /** From the home page to the receipt, as people do: saying what it is about, choosing, telling. */
    private Held files(Page page, String title, boolean scripts) {
        page.navigate("/");
        check(page, scripts);
        page.getByLabel("我要").fill("老板拖欠工资");
        page.locator(".want button").click();
        check(page, scripts);
        page.locator(".doors .door").first().click();
        assertThat(page.locator("h1")).hasText("拖欠工资");
        check(page, scripts);
        press(page, "开始填写");
        for (var step : new String[] {AppealCity.COUNTY, AppealCity.TOWNSHIP, VILLAGE}) {
            page.locator("input[name=division][value='" + step + "']").check();
            if (scripts) {
                assertThat(page.locator(".place-path input:checked")).hasValue(step);
            } else {
                press(page, "下一步");
                page.navigate("/appeals/new/place");
            }
        }
        check(page, scripts);
        press(page, "下一步");
        page.fill("#title", title);
        page.fill("#text", "从三月到五月在工地干活，工钱一直没有给，希望帮忙要回来。");
        check(page, scripts);
        press(page, "下一步");
        page.locator("input[name=anonymous][value=false]").check();
        page.fill("[id='contact.name']", "王秀英");
        page.fill("[id='contact.phone']", AppealCity.phone());
        check(page, scripts);
        press(page, "下一步");
        assertThat(page.locator("main")).containsText("任城区总工会");
        check(page, scripts);
        press(page, "提交");
        check(page, scripts);
        var codes = page.locator(".receipt-code");
        return new Held(
                codes.nth(0).innerText().strip(), codes.nth(1).innerText().strip());
    }

    /** The row of an appeal, on whichever page of the inbox it stands: due first, and much may wait. */
    private static Locator inInbox(Page page, String number) {
        page.navigate("/workbench");
        var row = page.locator(".inbox-row").filter(new Locator.FilterOptions().setHasText(number));
        var next = page.locator(".pager a[rel=next]");
        while (row.count() == 0 && next.count() > 0) {
            page.navigate(next.getAttribute("href"));
        }
        return row;
    }

    private static void handles(Page page, Held held, String self) {
        page.navigate("/workbench");
        check(page, true);
        page.navigate("/workbench/appeals?q=" + held.number);
        check(page, true);
        page.locator("a.row-title").first().click();
        assertThat(page.locator(".state-now")).containsText("待受理");
        check(page, true);
        act(page, "acceptance");
        assertThat(page.locator(".state-now")).containsText("已受理");
        action(page, "assignment").locator("select").selectOption(new SelectOption().setLabel(self));
        act(page, "assignment");
        assertThat(page.locator(".state-now")).containsText("已交办");
        var waiting = inInbox(page, held.number);
        assertThat(waiting).hasCount(1);
        assertThat(waiting.locator(".btn")).hasCount(1);
        waiting.locator(".btn").click();
        act(page, "start");
        assertThat(page.locator(".state-now")).containsText("办理中");
        action(page, "reply").locator("textarea").fill("已督促单位补发全部工资，钱已到账。");
        act(page, "reply");
        assertThat(page.locator(".state-now")).containsText("已答复");
        check(page, true);
        action(page, "closure").locator("textarea").fill("工资已补发");
        act(page, "closure");
        assertThat(page.locator(".state-now")).containsText("已办结");
        page.locator(".tab[href*='history']").click();
        assertThat(page.locator(".trail-item").first()).isVisible();
        check(page, true);
    }

    private static void follows(Page page, Held held) {
        page.navigate("/follow");
        check(page, true);
        page.fill("#number", held.number);
        page.fill("#code", held.code);
        press(page, "查看");
        assertThat(page.locator("h1")).containsText("已经办结");
        assertThat(page.locator("#messages")).containsText("钱已到账");
        check(page, true);
        page.locator("input[name=satisfied][value=true]").check();
        press(page, "提交评价");
        assertThat(page.locator("#rating")).containsText("谢谢");
        check(page, true);
    }

    private record Figures(long received, long settled) {}

    private static Figures figures(Page page) {
        page.navigate("/insight");
        assertThat(page.locator(".chart-canvas canvas").first()).isVisible();
        check(page, true);
        var tiles = page.locator(".tile-value");
        return new Figures(number(tiles.nth(0)), number(tiles.nth(2)));
    }

    private static long number(Locator tile) {
        return Long.parseLong(tile.innerText().replaceAll("[^0-9]", ""));
    }

    /** City → county → township → village → the lines of the ledger → the record. */
    private void drills(Page page, Held held) {
        for (var name : new String[] {"任城区", name(AppealCity.TOWNSHIP), name(VILLAGE)}) {
            page.locator(".table-figures th[scope=row] a")
                    .getByText(name, new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("h1")).containsText(name);
        }
        check(page, true);
        var received = number(page.locator(".tile-value").first());
        page.locator("a.tile").first().click();
        assertThat(page.locator("main")).containsText("共 " + received + " 件次");
        check(page, true);
        page.locator("a[href='/workbench/appeals/" + held.number + "']").first().click();
        assertThat(page.locator("main")).containsText(held.number);
        check(page, true);
    }

    private String name(String division) {
        return context.getBean(Divisions.class)
                .byCode(new DivisionCode(division), LocalDate.now(clock))
                .orElseThrow()
                .name();
    }

    private static Locator action(Page page, String code) {
        var action = page.locator("details.action:has(form[action$='/" + code + "'])");
        if (action.getAttribute("open") == null) {
            action.locator("summary").click();
        }
        return action;
    }

    private static void act(Page page, String code) {
        action(page, code).locator("button.btn").last().click();
    }

    private Page sized(int width) {
        return width < 600 ? phone() : desk();
    }

    private static void check(Page page, boolean scripts) {
        if (scripts) {
            assertAccessible(page);
        }
    }
}
