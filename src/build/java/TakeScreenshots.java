import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes the pictures under {@code docs/screenshots/} from a running demo, signed in by its own demo accounts. Started by
 * {@code bin/screenshots}; arguments: address, output folder. A page that does not answer with 200 ends the run.
 */
final class TakeScreenshots {
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final String address;
    private final Path folder;
    private final Browser browser;

    private TakeScreenshots(String address, Path folder, Browser browser) {
        this.address = address;
        this.folder = folder;
        this.browser = browser;
    }

    public static void main(String[] args) {
        try (var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setChromiumSandbox(false)
                            .setArgs(FLAGS));
            new TakeScreenshots(args[0], Path.of(args[1]), browser).take();
        }
    }

    private void take() {
        try (var phone = context(390, 844, "zh-CN")) {
            take(phone, "portal-home-phone", "/");
            take(phone, "portal-services-phone", "/services");
            take(phone, "appeal-new-phone", "/appeals/new?category=wages");
            take(phone, "follow-phone", "/follow");
        }
        try (var desk = context(1440, 900, "zh-CN")) {
            take(desk, "portal-home-desk", "/");
            take(desk, "portal-near-desk", "/near");
            take(desk, "sign-in-desk", "/sign-in");
            take(desk, "styleguide-desk", "/styleguide");
        }
        try (var english = context(1440, 900, "en-US")) {
            take(english, "portal-home-english", "/");
        }
        try (var desk = context(1440, 900, "zh-CN")) {
            signIn(desk, "handler");
            take(desk, "workbench-inbox-desk", "/workbench");
            take(desk, "appeals-list-desk", "/workbench/appeals");
            record(desk, "appeal-desk");
        }
        try (var phone = context(390, 844, "zh-CN")) {
            signIn(phone, "handler");
            take(phone, "workbench-inbox-phone", "/workbench");
            record(phone, "appeal-phone");
        }
        try (var phone = context(390, 844, "zh-CN")) {
            signIn(phone, "village-worker");
            take(phone, "workbench-village-phone", "/workbench");
        }
        try (var desk = context(1440, 900, "zh-CN")) {
            signIn(desk, "leader");
            take(desk, "insight-desk", "/insight");
        }
        try (var phone = context(390, 844, "zh-CN")) {
            signIn(phone, "leader");
            take(phone, "insight-phone", "/insight");
        }
    }

    private BrowserContext context(int width, int height, String locale) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale)
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
    }

    /** Signs in as the first demo account of a role. */
    private void signIn(BrowserContext context, String role) {
        var accounts = context.request().get("/api/v1/demo/accounts").text();
        var account = Pattern.compile(
                        "\"account\":\"([^\"]+)\",\"password\":\"([^\"]+)\",\"role\":\"" + Pattern.quote(role) + "\"")
                .matcher(accounts);
        if (!account.find()) {
            throw new IllegalStateException("no demo account of role " + role);
        }
        var answer = context.request()
                .post(
                        "/api/v1/session",
                        RequestOptions.create()
                                .setData(Map.of("account", account.group(1), "password", account.group(2))));
        if (answer.status() != 204) {
            throw new IllegalStateException("sign-in of " + role + " answered " + answer.status());
        }
    }

    private void take(BrowserContext context, String name, String path) {
        var page = context.newPage();
        var answer = page.navigate(path);
        if (answer == null || answer.status() != 200) {
            throw new IllegalStateException(path + " answered " + (answer == null ? "nothing" : answer.status()));
        }
        keep(page, name);
    }

    /** The page of the first record in the list. */
    private void record(BrowserContext context, String name) {
        var page = context.newPage();
        page.navigate("/workbench/appeals");
        page.locator("a.row-title").first().click();
        keep(page, name);
    }

    private void keep(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("document.querySelectorAll('.tour').forEach(tour => { tour.hidden = true; })");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(page.viewportSize().width > 600));
        System.out.println(name);
        page.close();
    }
}
