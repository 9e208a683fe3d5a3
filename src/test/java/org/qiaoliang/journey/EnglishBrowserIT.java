package org.qiaoliang.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Whoever reads English reads English: of Chinese only data is left on a page, no word of ours. */
class EnglishBrowserIT extends BrowserTest {
    private static final String VISIBLE = """
            () => {
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const holder = walker.currentNode.parentElement;
                if (!["SCRIPT", "STYLE"].includes(holder.tagName) && !holder.closest("[lang^=zh]")) {
                  texts.push(walker.currentNode.textContent);
                }
              }
              document.querySelectorAll("[aria-label],[placeholder],[title],[alt],[data-label]").forEach((e) => {
                ["aria-label", "placeholder", "title", "alt", "data-label"].forEach((a) => texts.push(e.getAttribute(a)));
              });
              texts.push(document.title);
              return texts.filter((t) => t && /[\\u4e00-\\u9fff]/.test(t)).map((t) => t.trim());
            }""";
    private static final int SURE = 4;
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Test
    void leavesNoWordOfOursInChinese() throws IOException {
        var ours = ours();
        var city = new AppealCity(context);
        var union = OrganizationKind.TRADE_UNION;
        var handler = city.member(union, AppealCity.COUNTY, Role.HANDLER, Role.SUPERVISOR, Role.OPERATOR);
        var number = CurrentViewer.as(new Viewer.Anonymous(), () -> intake.submit(AppealCity.wages("Unpaid wages")))
                .number()
                .value();
        var anybody = english();
        for (var path : List.of(
                "/",
                "/services",
                "/near",
                "/about/privacy",
                "/appeals/new",
                "/appeals/new?category=wages",
                "/follow",
                "/follow/lost",
                "/sign-in",
                "/sign-in/lost",
                "/my/sign-in",
                "/nowhere")) {
            check(anybody, path, ours);
        }
        anybody.navigate("/");
        anybody.fill("#want", "wages");
        anybody.locator(".want button").click();
        anybody.locator(".page-head h1").getByText("wages").waitFor();
        check(anybody, ours);
        var staff = as(handler, english());
        for (var path : List.of(
                "/workbench",
                "/workbench/menu",
                "/workbench/search",
                "/workbench/appeals",
                "/workbench/appeals/new",
                "/workbench/appeals/" + number,
                "/workbench/appeals/" + number + "?tab=history",
                "/workbench/appeals/" + number + "/print",
                "/workbench/notices",
                "/workbench/jobs",
                "/account")) {
            check(staff, path, ours);
        }
        var leader = as(city.staff().overAll("3708", Role.LEADER), english());
        for (var path : List.of(
                "/insight",
                "/insight/appeals?division=370811&by=category",
                "/insight/appeals/entries?measure=appeal.received&division=3708")) {
            check(leader, path, ours);
        }
        var auditor = as(city.staff().overAll("3708", Role.AUDITOR), english());
        check(auditor, "/workbench/audit", ours);
        var administrator = as(city.staff().overAll("3708", Role.ADMINISTRATOR), english());
        for (var path : List.of(
                "/workbench/accounts", "/workbench/accounts/new", "/workbench/approvals", "/workbench/outbox")) {
            check(administrator, path, ours);
        }
    }

    private Page english() {
        return open(options(1440, 900).setLocale("en-US"));
    }

    private static void check(Page page, String path, List<Pattern> ours) {
        page.navigate(path);
        check(page, ours);
    }

    @SuppressWarnings("unchecked")
    private static void check(Page page, List<Pattern> ours) {
        var path = page.url();
        assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo("en");
        var chinese = (List<String>) page.evaluate(VISIBLE);
        assertThat(chinese.stream()
                        .filter(text -> ours.stream()
                                .anyMatch(word -> word.matcher(text).matches()))
                        .distinct()
                        .toList())
                .as("Chinese words of ours on " + path)
                .isEmpty();
    }

    /** Whether a message is known by its Chinese words, whatever its parameters are. */
    private static boolean tellsApart(String text) {
        var words = CHINESE.matcher(text).results().count();
        return words >= (text.contains("{") ? SURE : 1);
    }

    /** Every Chinese message, as a pattern with anything in the place of its parameters. */
    private static List<Pattern> ours() throws IOException {
        var patterns = new ArrayList<Pattern>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:messages/*.properties")) {
            if (String.valueOf(file.getFilename()).endsWith("_en.properties")) {
                continue;
            }
            var messages = new Properties();
            try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                messages.load(reader);
            }
            for (var text : messages.stringPropertyNames().stream()
                    .filter(key -> !key.startsWith("web.guide."))
                    .map(messages::getProperty)
                    .filter(EnglishBrowserIT::tellsApart)
                    .toList()) {
                patterns.add(Pattern.compile(Pattern.quote(text.strip()).replaceAll("\\{\\d[^}]*\\}", "\\\\E.*\\\\Q")));
            }
        }
        return patterns;
    }
}
