package org.qiaoliang.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;

class StyleGuideBrowserIT extends BrowserTest {
    @Test
    void showsEveryComponentAccessiblyAtTheDesk() {
        var page = desk();
        page.navigate("/styleguide");
        page.waitForSelector("figure[data-drawn]");
        assertAccessible(page);
        picture(page, "styleguide-desk");
        page.navigate("/styleguide/portal");
        assertAccessible(page);
        picture(page, "styleguide-portal-desk");
    }

    @Test
    void showsEveryComponentAccessiblyOnAPhone() {
        var page = phone();
        page.navigate("/styleguide");
        page.waitForSelector("figure[data-drawn]");
        assertAccessible(page);
        picture(page, "styleguide-phone");
        page.navigate("/styleguide/portal");
        assertAccessible(page);
        picture(page, "styleguide-portal-phone");
    }

    @Test
    void switchesLanguageAndElderModeWithoutScripts() {
        var page = phoneWithoutScripts();
        page.navigate("/styleguide/portal?from=here");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-CN");
        page.locator("button[name=language]").click();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(page.url()).endsWith("/styleguide/portal?from=here");
        page.locator("button[name=elder]").click();
        assertThat(page.locator("html").getAttribute("class")).contains("elder");
        page.locator("button[name=elder]").click();
        assertThat(page.locator("html").getAttribute("class")).doesNotContain("elder");
    }
}
