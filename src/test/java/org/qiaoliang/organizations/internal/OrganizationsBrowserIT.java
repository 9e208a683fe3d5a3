package org.qiaoliang.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class OrganizationsBrowserIT extends BrowserTest {
    @Autowired
    private ApplicationContext context;

    @Test
    void anAdministratorStepsDownTheTreeAndChangesAnOffice() {
        var city = new AppealCity(context);
        var administrator = city.staff().overAll("370832", Role.ADMINISTRATOR);
        var union = city.organization(OrganizationKind.TRADE_UNION, "370832");
        for (var page : new Page[] {phone(), desk()}) {
            var width = page.viewportSize().width;
            page.context()
                    .addCookies(java.util.List.of(new Cookie(
                                    administrator.cookie().getName(),
                                    administrator.cookie().getValue())
                            .setUrl(address())));
            page.navigate("/workbench/organizations");
            assertAccessible(page);
            picture(page, "organizations-" + width);
            page.navigate("/workbench/organizations?kind=trade-union&division=370832");
            assertAccessible(page);
            picture(page, "organizations-tree-" + width);
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(union.name()).setExact(true))
                    .first()
                    .click();
            assertAccessible(page);
            picture(page, "organization-" + width);
            page.navigate("/workbench/organizations/" + union.id() + "/contact");
            assertAccessible(page);
            page.getByLabel("办公时间").fill("全年");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                    .click();
            assertThat(page.locator("#hours-error").isVisible()).isTrue();
            assertAccessible(page);
            picture(page, "organization-contact-" + width);
            page.getByLabel("办公时间").fill("1-5 08:30-12:00 13:30-17:30; 6 09:00-11:00");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                    .click();
            assertThat(page.getByText("周六").isVisible()).isTrue();
            for (var part : new String[] {"scope", "name", "posts/new", "closure"}) {
                page.navigate("/workbench/organizations/" + union.id() + "/" + part);
                assertAccessible(page);
                picture(page, "organization-" + part.replace('/', '-') + "-" + width);
            }
            page.navigate("/workbench/organizations/new?kind=trade-union&division=370832");
            assertAccessible(page);
        }
    }
}
