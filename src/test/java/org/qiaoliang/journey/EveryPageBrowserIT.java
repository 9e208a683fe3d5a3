package org.qiaoliang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.web.Assets;
import org.qiaoliang.web.Texts;
import org.qiaoliang.web.Ui;
import org.qiaoliang.web.Uploads;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each kind of page of the staff, and the tour, as those see it whose page it is: small and large, in both languages. */
class EveryPageBrowserIT extends BrowserTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final String APPEALS = "/workbench/appeals";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private AppealDesk desk;

    private AppealCity city;
    private TestStaff.Member handler;
    private AppealNumber accepted;
    private AppealNumber waiting;
    private boolean fits;

    /** @param fits whether only the width is looked at, which English on a phone needs most */
    private record Look(int width, String language, boolean elder, boolean fits) {}

    static Stream<Look> looks() {
        return Stream.of(
                new Look(390, "zh", true, false), new Look(390, "en", false, true), new Look(1440, "en", false, false));
    }

    @BeforeEach
    void file() {
        city = new AppealCity(context);
        handler = city.member(UNION, AppealCity.COUNTY, Role.HANDLER);
        accepted = filed("工地拖欠三个月工资");
        waiting = filed("厂里停工以后没有发工资");
        var supervisor = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        CurrentViewer.as(supervisor.viewer(), () -> desk.act(accepted, new AppealCommand.Accept(false)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void isWholeInEveryLook(Look look) {
        fits = look.fits;
        var page = open(options(look.width, 900));
        page.context()
                .addCookies(List.of(
                        new Cookie("lang", look.language).setUrl(address()),
                        new Cookie("elder", look.elder ? "1" : "0").setUrl(address())));
        tours(page, look);
        supervises(as(city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR), page));
        leads(as(city.staff().overAll("3708", Role.LEADER), page));
        see(as(city.staff().overAll("3708", Role.AUDITOR), page), "/workbench/audit");
        page.locator("a.row-title").first().click();
        assertThat(page).hasURL(Pattern.compile("/workbench/audit/\\d+$"));
        check(page);
        administers(as(city.staff().overAll("3708", Role.ADMINISTRATOR), page));
    }

    private void tours(Page page, Look look) {
        // Only the demo has a tour, and the database of the tests is none: its home page is put together here.
        page.route("**/", this::withTour);
        page.navigate("/");
        var tour = page.locator(".tour");
        for (var step = 1; step <= 5; step++) {
            assertThat(tour.locator("[data-tour-step]").nth(step - 1)).isVisible();
            check(page);
            picture(page, "tour-" + look.width + look.language);
            if (step < 5) {
                tour.locator("[data-step]:visible").click();
            }
        }
        tour.locator("[data-close]:visible").click();
        page.navigate("/");
        assertThat(tour).isHidden();
        page.unroute("**/");
    }

    private void withTour(Route route) {
        var answer = route.fetch();
        var english = answer.text().contains("<html lang=\"en\"");
        var ui = new Ui(
                context.getBean(Texts.class),
                context.getBean(Assets.class),
                english ? Texts.ENGLISH : Texts.CHINESE,
                new Viewer.Anonymous(),
                "/",
                "/",
                "",
                false,
                true,
                context.getBean(Clock.class).instant(),
                "",
                List.of(),
                context.getBean(Uploads.class));
        var tour = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.qiaoliang.templates")
                .render("portal/tour.jte", Map.of("ui", ui), tour);
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace("</main>", tour + "</main>")));
    }

    private void supervises(Page page) {
        var templates = APPEALS + "/templates";
        see(page, templates);
        see(page, templates + "/new");
        page.fill("#name", "欠薪答复" + System.nanoTime());
        page.fill("#text", "您好，{number} 已经办理，感谢信任。");
        page.locator("form[action^='" + templates + "'] button.btn-primary").click();
        see(page, templates);
        page.locator("a.row-title").first().click();
        assertThat(page).hasURL(Pattern.compile("/templates/\\d+$"));
        check(page);

        see(page, APPEALS + "?q=" + waiting.value() + "&state=received");
        page.locator(".saved-new summary").click();
        page.fill(".saved-new input[name=name]", "等着受理的");
        check(page);
        page.locator(".saved-new button").click();
        assertThat(page.locator(".saved-tag")).hasCount(1);
        check(page);
        page.locator(".export button[value=csv]").click();
        assertThat(page).hasURL(Pattern.compile("/workbench/jobs/\\d+$"));
        check(page);
        see(page, "/workbench/jobs");

        var picked = APPEALS + "/assignments?pick=" + waiting.value() + ":1";
        see(page, picked + "&pick=" + accepted.value() + ":2");
        page.selectOption("#handler", handler.id().toString());
        page.locator("form.card button.btn-primary").click();
        assertThat(page.locator(".inbox-red")).hasCount(1);
        check(page);
        see(page, APPEALS + "/" + accepted.value());
        see(page, APPEALS + "/" + accepted.value() + "?tab=history");
        see(page, APPEALS + "/" + accepted.value() + "/contact");
        see(page, APPEALS + "/new");
    }

    private void leads(Page page) {
        page.navigate("/insight/appeals?division=3708");
        assertThat(page.locator(".chart-canvas canvas").first()).isVisible();
        page.locator("[data-meeting]").click();
        assertThat(page.locator("html.meeting")).hasCount(1);
        check(page);
        page.locator("[data-meeting]").click();
        assertThat(page.locator("html.meeting")).hasCount(0);
        see(page, "/insight/appeals/entries?measure=appeal.received&division=3708");
    }

    private void administers(Page page) {
        var union = "/workbench/organizations/"
                + city.organization(UNION, AppealCity.COUNTY).id();
        for (var path : List.of(
                "/workbench/organizations",
                "/workbench/organizations?kind=trade-union&division=" + AppealCity.COUNTY,
                union,
                union + "/contact",
                union + "/scope",
                union + "/closure",
                "/workbench/organizations/new?kind=trade-union&division=" + AppealCity.COUNTY,
                "/workbench/calendar/2026",
                "/workbench/appeal-settings",
                "/workbench/appeal-settings/categories/wages",
                "/workbench/appeal-settings/deadlines",
                "/workbench/appeal-settings/deadlines/urgent",
                "/workbench/appeal-settings/hotlines",
                "/workbench/appeal-settings/hotlines/12338",
                "/workbench/outbox",
                "/workbench/accounts?q=t",
                "/workbench/approvals",
                "/account",
                "/workbench/divisions?division=" + AppealCity.COUNTY)) {
            see(page, path);
        }
        page.locator("a.row-title").first().click();
        assertThat(page).hasURL(Pattern.compile("/workbench/divisions/\\d+$"));
        check(page);
        page.locator("main a[href*='/changes/']").first().click();
        check(page);
    }

    private void see(Page page, String path) {
        var answer = page.navigate(path);
        org.assertj.core.api.Assertions.assertThat(answer.status()).as(path).isEqualTo(200);
        check(page);
    }

    private void check(Page page) {
        if (fits) {
            assertFits(page);
        } else {
            assertAccessible(page);
        }
    }

    private AppealNumber filed(String title) {
        return CurrentViewer.as(new Viewer.Anonymous(), () -> intake.submit(AppealCity.wages(title)))
                .number();
    }
}
