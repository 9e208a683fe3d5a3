package org.qiaoliang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiaoliang.BrowserTest;

class PortalBrowserIT extends BrowserTest {
    /** What a public page may move over the wire on a first visit. */
    private static final long BUDGET = 60 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/services", "/near", "/about/privacy", "/nowhere"})
    void isAccessibleAtBothWidthsAndLightOnAFirstVisit(String path) {
        var phone = phone();
        var moved = countBytes(phone);
        phone.navigate(path);
        phone.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(moved.get()).as("bytes of " + path).isPositive().isLessThan(BUDGET);
        assertAccessible(phone);
        picture(phone, "portal-phone" + path.replace('/', '-'));
        var desk = desk();
        desk.navigate(path);
        assertAccessible(desk);
        picture(desk, "portal-desk" + path.replace('/', '-'));
    }

    @Test
    void staysUsableInElderMode() {
        var page = phone();
        page.navigate("/");
        page.locator("button[name=elder]").click();
        assertThat(page.locator("html").getAttribute("class")).contains("elder");
        assertAccessible(page);
        picture(page, "portal-phone-elder");
    }

    @Test
    void searchesWithoutScripts() {
        var page = phoneWithoutScripts();
        page.navigate("/");
        page.getByLabel("\u6211\u8981").fill("\u8ba8\u8981\u5de5\u8d44");
        page.locator(".want button").click();
        assertThat(page.url()).endsWith("/services");
        assertThat(page.locator("h1").textContent()).contains("\u8ba8\u8981\u5de5\u8d44");
    }

    @Test
    void searchesInPlaceAndComesBackWithoutAskingToSendAgain() {
        var page = phone();
        page.navigate("/");
        page.waitForFunction("window.htmx");
        var loaded = new AtomicLong();
        page.onDOMContentLoaded(done -> loaded.incrementAndGet());
        page.getByLabel("我要").fill("老公打我");
        page.getByLabel("我要").press("Enter");
        page.locator(".quick-exit").waitFor();
        assertThat(page.locator("h1").textContent()).contains("老公打我");
        page.getByLabel("我要").fill("讨要工资");
        page.getByLabel("我要").press("Enter");
        page.locator(".quick-exit").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(page.locator("h1").textContent()).contains("讨要工资");
        assertThat(loaded.get()).as("pages loaded anew").isZero();
        assertThat(page.url()).endsWith("/services");
        assertAccessible(page);
        picture(page, "portal-phone-search");
        page.locator(".door").first().click();
        page.waitForURL("**/appeals/new?**");
        page.goBack();
        page.waitForURL("**/services");
        assertThat(page.content()).doesNotContain("老公打我");
        page.goBack();
        page.waitForURL(address() + "/");
        page.locator(".hero").waitFor();
        page.locator(".wants button").first().click();
        page.waitForURL("**/services");
        page.locator(".page-head h1").waitFor();
    }

    private static AtomicLong countBytes(Page page) {
        var total = new AtomicLong();
        CDPSession wire = page.context().newCDPSession(page);
        wire.send("Network.enable");
        wire.on(
                "Network.loadingFinished",
                event -> total.addAndGet(event.get("encodedDataLength").getAsLong()));
        return total;
    }
}
