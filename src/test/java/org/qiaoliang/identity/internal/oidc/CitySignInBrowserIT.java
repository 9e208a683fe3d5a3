package org.qiaoliang.identity.internal.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.internal.signin.TestFactor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The city's sign-in from a person's side, at a real authorization server. */
@Rule("ACCESS-6")
class CitySignInBrowserIT extends BrowserTest {
    @Autowired
    private ApplicationContext context;

    @DynamicPropertySource
    static void city(DynamicPropertyRegistry properties) {
        CityProvider.registerAt(properties);
    }

    /** The provider lets come back to any port of this address, and to no name. */
    @Override
    protected String address() {
        return super.address().replace("localhost", "127.0.0.1");
    }

    @Test
    void linksTheAccountOnceAndSignsInByTheCityFromThenOn() {
        var member = new TestStaff(context).real("3708", Role.LEADER);
        var stranger = phone();
        come(stranger, "city-nobody");
        assertThat(stranger).hasURL(Pattern.compile("/sign-in\\?refused"));
        assertThat(stranger.getByRole(AriaRole.ALERT)).isVisible();
        assertAccessible(stranger);

        var page = as(member, phone());
        page.navigate("/account");
        page.locator("a[href='/sign-in/city/city'], form[action='/sign-in/city/city'] button")
                .click();
        atTheCity(page, "city-li");
        assertThat(page).hasURL(Pattern.compile("/account$"));
        assertThat(page.locator("form[action='/account/city/city/end'] button")).isVisible();
        assertAccessible(page);

        var codes = new TestFactor(context).enrol(member);
        var elsewhere = desk();
        come(elsewhere, "city-li");
        assertThat(elsewhere).hasURL(Pattern.compile("/sign-in/code$"));
        assertAccessible(elsewhere);
        elsewhere.locator("input[name=otp]").fill("000000");
        elsewhere
                .locator("main button[type=submit], main form .btn-primary")
                .first()
                .click();
        assertThat(elsewhere.getByRole(AriaRole.ALERT)).isVisible();
        assertAccessible(elsewhere);
        elsewhere.locator("input[name=otp]").fill(codes.getFirst());
        elsewhere
                .locator("main button[type=submit], main form .btn-primary")
                .first()
                .click();
        assertThat(elsewhere).hasURL(Pattern.compile("/workbench$"));
        assertThat(elsewhere.locator(".me summary")).isVisible();
        elsewhere.navigate("/account");
        elsewhere.locator("form[action='/account/city/city/end'] button").click();
        assertThat(elsewhere.locator("form[action='/account/city/city/end']")).hasCount(0);
    }

    private static void come(Page page, String user) {
        page.navigate("/sign-in");
        assertAccessible(page);
        page.locator("main a[href='/sign-in/city/city']").click();
        atTheCity(page, user);
    }

    private static void atTheCity(Page page, String user) {
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(CityProvider.PASSWORD);
        page.locator("button[type=submit]").click();
    }
}
