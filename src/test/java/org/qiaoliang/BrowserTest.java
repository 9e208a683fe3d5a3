package org.qiaoliang;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.qiaoliang.identity.TestStaff;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Base of the browser tests: Debian's Chromium on the running application, at the width of a phone and of a desk. One
 * browser for the run, a fresh context for each page opened. A script error or a breach of the content-security policy in
 * any page fails the test.
 */
public abstract class BrowserTest extends IntegrationTest {
    private static final String INLINE = """
            [...document.scripts].filter(s => !s.src && s.type !== 'application/json').length
                + document.querySelectorAll('[onclick],[onload],[onsubmit],[onchange],[onerror]').length""";

    /** The browser does not say everywhere which breach of the policy it met; the page says it in full. */
    private static final String BREACHES = """
            document.addEventListener('securitypolicyviolation', breach => console.error('policy breached',
                breach.effectiveDirective, breach.blockedURI, breach.sourceFile, breach.lineNumber, breach.sample));""";

    private static final Set<String> COMPLAINTS = Set.of("error", "warning");

    private static @Nullable Browser browser;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> scriptErrors = new ArrayList<>();
    private final Set<String> policies = new HashSet<>();

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
        context.addInitScript(BREACHES);
        var page = context.newPage();
        page.onPageError(error -> scriptErrors.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            // The browser reports a page of status 4xx as an error of its own, whatever the page says.
            boolean answer = message.text().startsWith("Failed to load resource")
                    && message.location().startsWith(page.url());
            if (COMPLAINTS.contains(message.type()) && !answer) {
                scriptErrors.add(page.url() + ": " + message.text() + " at " + message.location());
            }
        });
        page.onResponse(response -> {
            boolean ours = response.url().startsWith(address());
            if (ours && response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                policies.add(response.headers().getOrDefault("content-security-policy", "none at " + response.url()));
            }
        });
        return page;
    }

    /** The page, signed in as a member of the staff. */
    protected Page as(TestStaff.Member member, Page page) {
        page.context()
                .addCookies(List.of(
                        new Cookie(member.cookie().getName(), member.cookie().getValue()).setUrl(address())));
        return page;
    }

    /** Presses the first button, or else follows the first link, of a name in the main part of the page. */
    protected static void press(Page page, String name) {
        var main = page.locator("main");
        var button = main.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
        if (button.count() > 0) {
            button.first().click();
        } else {
            main.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                    .first()
                    .click();
        }
    }

    /** All bytes that a visit moves over the wire to a browser that has nothing yet. */
    protected static long weigh(Page page, Runnable visit) {
        var total = new AtomicLong();
        var wire = page.context().newCDPSession(page);
        wire.send("Network.enable");
        var cold = new JsonObject();
        cold.addProperty("cacheDisabled", true);
        wire.send("Network.setCacheDisabled", cold);
        wire.on(
                "Network.loadingFinished",
                event -> total.addAndGet(event.get("encodedDataLength").getAsLong()));
        visit.run();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        wire.detach();
        return total.get();
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
                // No page has frames; the other way opens a page more for each check.
                .setLegacyMode(true)
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
        assertFits(page);
    }

    /** Nothing that sticks out at the side, nothing inline. */
    protected static void assertFits(Page page) {
        assertThat(page.evaluate(INLINE))
                .as("inline scripts and handlers of " + page.url())
                .isEqualTo(0);
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
        assertThat(policies)
                .as("content-security policies")
                .allSatisfy(policy -> assertThat(policy)
                        .contains("default-src 'self'")
                        .contains("object-src 'none'")
                        .contains("form-action 'self'")
                        .doesNotContain("unsafe"));
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
