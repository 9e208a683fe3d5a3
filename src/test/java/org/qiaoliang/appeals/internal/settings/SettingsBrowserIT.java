package org.qiaoliang.appeals.internal.settings;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pages of the foundations as an administrator sees them, on a phone and at a desk. */
class SettingsBrowserIT extends BrowserTest {
    @Autowired
    private ApplicationContext context;

    @Test
    void anAdministratorFindsAllSettings() {
        var administrator = new AppealCity(context).staff().overAll("3708", Role.ADMINISTRATOR);
        for (var page : new Page[] {phone(), desk()}) {
            page.context()
                    .addCookies(List.of(new Cookie(
                                    administrator.cookie().getName(),
                                    administrator.cookie().getValue())
                            .setUrl(address())));
            show(page, "/workbench/appeal-settings", "settings-categories");
            show(page, "/workbench/appeal-settings/categories/wages", "settings-category");
            show(page, "/workbench/appeal-settings/categories/new", "settings-category-new");
            show(page, "/workbench/appeal-settings/hotlines", "settings-hotlines");
            show(page, "/workbench/appeal-settings/hotlines/12338", "settings-hotline");
            show(page, "/workbench/appeal-settings/deadlines", "settings-policies");
            page.navigate("/workbench/appeal-settings/deadlines/urgent");
            page.getByLabel("依据").fill("测试");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("看看会怎样"))
                    .click();
            looked(page, "settings-policy");
            show(page, "/workbench/calendar/2026", "calendar");
            show(page, "/workbench/calendar/2043?day=2043-05-08", "calendar-provisional");
            show(page, "/workbench/divisions?division=370811", "divisions");
            page.locator(".row-title").first().click();
            looked(page, "division");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("合并"))
                    .click();
            looked(page, "division-merger");
            show(page, "/", "portal-hotlines");
        }
    }

    private static void show(Page page, String path, String name) {
        page.navigate(path);
        looked(page, name);
    }

    private static void looked(Page page, String name) {
        assertAccessible(page);
        picture(page, name + "-" + page.viewportSize().width);
    }
}
