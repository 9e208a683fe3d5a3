package org.qiaoliang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The other ways to see a page: large, on paper, when something is wrong. */
class ModesBrowserIT extends BrowserTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    private AppealCity city;

    @BeforeEach
    void prepare() {
        city = new AppealCity(context);
    }

    @Test
    void isLargerAndStillWholeInElderMode() {
        var handler = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.HANDLER);
        var page = as(handler, phone());
        page.navigate("/");
        var usual = size(page);
        page.locator("button[name=elder]").click();
        for (var path : List.of("/", "/services", "/appeals/new", "/appeals/new?category=wages", "/follow", "/near")) {
            page.navigate(path);
            assertThat(size(page)).isGreaterThan(usual);
            assertAccessible(page);
        }
        for (var path : List.of("/workbench", "/workbench/appeals", "/workbench/appeals/new")) {
            page.navigate(path);
            assertThat(size(page)).isGreaterThan(usual);
            assertAccessible(page);
        }
    }

    @Test
    void printsTheReceiptAndTheCaseFileWithoutTheFrame() {
        var handler = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.HANDLER);
        var receipt = CurrentViewer.as(new Viewer.Anonymous(), () -> intake.submit(AppealCity.wages("打印出来的诉求")));
        var page = as(handler, desk());
        page.navigate("/workbench/appeals/" + receipt.number().value() + "/print");
        assertAccessible(page);
        onPaper(page, "print-case");
        assertThat(page.locator("main")).containsText("打印出来的诉求");

        var resident = desk();
        resident.navigate("/follow");
        resident.fill("#number", receipt.number().value());
        resident.fill("#code", receipt.code());
        press(resident, "查看");
        onPaper(resident, "print-follow");
        assertThat(resident.locator(".masthead")).isHidden();
        assertThat(resident.locator(".colophon")).isHidden();
        assertThat(resident.locator("main")).containsText(receipt.number().value());
    }

    @Test
    void saysWhatIsWrongAndWhereToGo() {
        var page = phone();
        assertThat(page.navigate("/nowhere").status()).isEqualTo(404);
        assertThat(page.locator("main a.btn")).isVisible();
        assertAccessible(page);
        assertThat(page.navigate("/follow/SQ2026-999999").url()).contains("/follow?number=");
        assertAccessible(page);
        var handler = as(city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.HANDLER), desk());
        assertThat(handler.navigate("/workbench/audit").status()).isEqualTo(404);
        assertAccessible(handler);
        assertThat(handler.navigate("/workbench/appeals/SQ2026-999999").status())
                .isEqualTo(404);
        assertAccessible(handler);
    }

    private static double size(Page page) {
        return ((Number) page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")).doubleValue();
    }

    private static void onPaper(Page page, String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        picture(page, name);
    }
}
