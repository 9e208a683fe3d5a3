import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

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

    private static final int NARROW = 600;
    private static final int TALLEST = 1400;
    private static final int COLOURS = 256;
    private static final int FLAT = 64;
    private static final int SHADE = 0xF0F0F0;

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
            take(phone, "appeal-new-phone", "/appeals/new?category=wages");
        }
        try (var desk = context(1440, 900, "zh-CN")) {
            take(desk, "portal-home-desk", "/");
            search(desk, "portal-search-desk", "老板拖欠工资");
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
            take(phone, "intake-phone", "/workbench/appeals/new");
        }
        try (var desk = context(1440, 900, "zh-CN")) {
            signIn(desk, "leader");
            take(desk, "insight-desk", "/insight");
        }
        try (var phone = context(390, 844, "zh-CN")) {
            signIn(phone, "leader");
            take(phone, "insight-phone", "/insight");
        }
        try (var desk = context(1440, 900, "zh-CN")) {
            signIn(desk, "auditor");
            take(desk, "audit-desk", "/workbench/audit");
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

    /** What the portal finds for words, which no address holds. */
    private void search(BrowserContext context, String name, String words) {
        var page = context.newPage();
        page.navigate("/services");
        page.fill("#want", words);
        page.locator(".want button").click();
        page.locator("h1").getByText(words).waitFor();
        keep(page, name);
    }

    /** The page of the record that is due first among one's own. */
    private void record(BrowserContext context, String name) {
        var page = context.newPage();
        page.navigate("/workbench/appeals?whose=mine");
        page.locator("a.row-title").first().click();
        keep(page, name);
    }

    private void keep(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("document.querySelectorAll('.tour').forEach(tour => { tour.hidden = true; })");
        try {
            var taken = ImageIO.read(new ByteArrayInputStream(
                    page.screenshot(new Page.ScreenshotOptions().setFullPage(page.viewportSize().width > NARROW))));
            var shown = taken.getSubimage(0, 0, taken.getWidth(), Math.min(taken.getHeight(), TALLEST));
            ImageIO.write(
                    withFewColours(shown), "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(name);
        page.close();
    }

    /** With a palette of the colours that occur most: a third of the size, and no difference to the eye. */
    private static BufferedImage withFewColours(BufferedImage picture) {
        var counts = new HashMap<Integer, Integer>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        var byFrequency = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        // The flat colours as they are, and one of each shade that the rest is made of.
        var chosen = new LinkedHashSet<>(byFrequency.subList(0, Math.min(FLAT, byFrequency.size())));
        var shades = new HashSet<Integer>();
        byFrequency.stream()
                .filter(colour -> shades.add(colour & SHADE))
                .takeWhile(colour -> chosen.size() < COLOURS)
                .forEach(chosen::add);
        int[] palette = chosen.stream().mapToInt(colour -> colour).toArray();
        var nearest = new HashMap<Integer, Integer>();
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        var few = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int index = nearest.computeIfAbsent(picture.getRGB(x, y), colour -> nearest(palette, colour));
                few.getRaster().setSample(x, y, 0, index);
            }
        }
        return few;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (palette[i] >> 16 & 255) - (colour >> 16 & 255);
            int green = (palette[i] >> 8 & 255) - (colour >> 8 & 255);
            int blue = (palette[i] & 255) - (colour & 255);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
