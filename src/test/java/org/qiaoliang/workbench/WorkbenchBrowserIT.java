package org.qiaoliang.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.identity.TestStaff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class WorkbenchBrowserIT extends BrowserTest {
    @Autowired
    private ApplicationContext context;

    @Test
    @Rule("INBOX-1")
    void landsOnTheInboxAtBothWidths() {
        var auditor = new TestStaff(context).overAll("37", Role.AUDITOR);
        for (var page : List.of(as(auditor, phone()), as(auditor, desk()))) {
            page.navigate("/workbench");
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.locator("main .empty-state")).isVisible();
            assertAccessible(page);
            picture(page, "workbench-" + page.viewportSize().width);
            page.navigate("/workbench/menu");
            assertAccessible(page);
        }
    }

    @Test
    @Rule("ACCESS-2")
    void offersInTheNavigationOnlyWhatTheReaderMayUse() {
        var page = as(new TestStaff(context).overAll("37", Role.OPERATOR), desk());
        page.navigate("/workbench");
        assertThat(page.locator(".side-link[href='/workbench']").getAttribute("aria-current"))
                .isEqualTo("page");
        assertThat(page.locator(".side a[href*=audit]").count()).isZero();
    }

    @Test
    void searchesWithASlashAndKeepsTheWordsOutOfTheAddress() {
        var page = as(new TestStaff(context).overAll("37", Role.LEADER), desk());
        page.navigate("/workbench");
        page.keyboard().press("/");
        page.keyboard().type("13812345678");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("13812345678");
        assertThat(page.url()).doesNotContain("138").contains("/workbench/search?t=");
        assertAccessible(page);
        var other = as(new TestStaff(context).overAll("37", Role.LEADER), desk());
        other.navigate(page.url());
        assertThat(other.locator("main")).containsText("过期");
        assertThat(other.content()).doesNotContain("13812345678");
        assertAccessible(other);
    }
}
