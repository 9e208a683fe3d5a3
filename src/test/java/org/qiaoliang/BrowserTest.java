package org.qiaoliang;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Base of the browser tests: Debian's Chromium on the running application, at the width of a phone and of a desk. One
 * browser for the run, a fresh context for each page opened. A script error or a breach of the content-security policy in
 * any page fails the test.
 */
public abstract class BrowserTest extends IntegrationTest {
    private static @Nullable Browser browser;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> scriptErrors = new ArrayList<>();

    @LocalServerPort
    private int port;

    /** A page as wide as a phone, 390 × 844. */
    protected Page phone() {
        return open(options(390, 844).setHasTouch(true));
    }

    /** A page as wide as a desk, 1440 × 900. */
    protected Page desk() {
        return open(options(1440, 900));
    }

    /** A phone whose browser runs no scripts. */
    protected Page phoneWithoutScripts() {
        return open(options(390, 844).setJavaScriptEnabled(false));
    }

    /** A page with options of the test's own. */
    protected Page open(Browser.NewContextOptions options) {
        var context = browser().newContext(options);
        contexts.add(context);
        context.setDefaultTimeout(15_000);
        var page = context.newPage();
        page.onPageError(error -> scriptErrors.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            // The browser reports a page of status 4xx as an error of its own, whatever the page says.
            boolean answer = message.text().startsWith("Failed to load resource")
                    && message.location().startsWith(page.url());
            if (message.type().equals("error") && !answer) {
                scriptErrors.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    protected Browser.NewContextOptions options(int width, int height) {
        return new Browser.NewContextOptions()
                .setBaseURL(address())
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height);
    }

    protected String address() {
        return "http://localhost:" + port;
    }

    /** No violation of WCAG 2.2 A and AA that axe finds, and nothing that sticks out at the side. */
    protected static void assertAccessible(Page page) {
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(v -> v.getId() + " " + v.getHelp() + " "
                                + v.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .limit(4)
                                        .toList())
                        .toList())
                .as("accessibility of " + page.url())
                .isEmpty();
        var wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wider).as("pixels too wide: " + page.url()).isEqualTo(0);
    }

    /** Keeps a picture under {@code target/screenshots} to look at. */
    protected static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
    }

    @AfterEach
    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertThat(scriptErrors).as("script errors").isEmpty();
    }

    private static synchronized Browser browser() {
        var running = browser;
        if (running == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setChromiumSandbox(false)
                            .setArgs(List.of(
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            browser = running;
        }
        return running;
    }
}
