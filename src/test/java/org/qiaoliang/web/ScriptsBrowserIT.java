package org.qiaoliang.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;

/** What pages gain from scripts. */
class ScriptsBrowserIT extends BrowserTest {
    @Test
    void keepsWhatWasTypedWhenTheBrowserCloses() {
        var page = phone();
        page.navigate("/styleguide/portal");
        page.locator("#draft").fill("three months");
        page.locator("#draft").blur();
        var again = page.context().newPage();
        again.navigate("/styleguide/portal");
        assertThat(again.locator("#draft")).hasValue("three months");
        assertThat(again.locator(".toasts")).isVisible();
    }

    @Test
    void saysAWrongPhoneAsSoonAsTheFieldIsLeft() {
        var page = phone();
        page.navigate("/styleguide/portal");
        page.locator("#phone").fill("12345");
        page.locator("#phone").blur();
        assertThat(page.locator("#phone-wrong")).isVisible();
        page.locator("#phone").fill("13812345678");
        assertThat(page.locator("#phone-wrong")).hasCount(0);
    }

    @Test
    void saysBeforeSendingThatAFileIsTooLarge() {
        var page = phone();
        page.navigate("/styleguide/portal");
        // Playwright carries files up to 50 MB.
        page.locator("#files").setInputFiles(new FilePayload("a.pdf", "application/pdf", new byte[(20 << 20) + 1]));
        assertThat(page.locator("#files-wrong")).containsText("20 MB");
        page.locator("#files").setInputFiles(new FilePayload("a.pdf", "application/pdf", new byte[100]));
        assertThat(page.locator("#files-wrong")).hasCount(0);
    }

    @Test
    void countsCharactersAsPeopleCountThem() {
        var page = phone();
        page.navigate("/styleguide/portal");
        page.locator("#story").fill("a\ud83d\ude42b");
        assertThat(page.locator("#story-count").textContent()).contains("1997");
    }

    @Test
    void reachesTheSearchWithASlash() {
        var page = desk();
        page.navigate("/");
        page.keyboard().press("/");
        assertThat(page.locator("#want")).isFocused();
        page.keyboard().type("a/b");
        assertThat(page.locator("#want")).hasValue("a/b");
    }

    @Test
    void skipsToTheContentByKeyboard() {
        var page = desk();
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
    }

    @Test
    void asksForNothingFromElsewhere() {
        var page = desk();
        var asked = new java.util.ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate("/styleguide");
        page.waitForSelector("figure[data-drawn]");
        assertThat(asked).allMatch(url -> url.startsWith(address()) || url.startsWith("data:"));
    }
}
