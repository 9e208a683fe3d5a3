package org.qiaoliang.identity.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.FEDERATED;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.TestFactor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in by a real authorization server, as a browser does it. */
@Rule("ACCESS-6")
class CitySignInIT extends IntegrationTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Sessions sessions;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private CookieManager cookies;
    private HttpClient browser;

    @DynamicPropertySource
    static void city(DynamicPropertyRegistry properties) {
        CityProvider.registerAt(properties);
        properties.add("qiaoliang.identity.oidc-factor-trusted", () -> "city");
    }

    @BeforeEach
    void browser() {
        cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Test
    void letsInWhoWasLinkedWithTheirSecondFactor() throws Exception {
        var member = new TestStaff(context).real("3708", Role.LEADER);
        var codes = new TestFactor(context).enrol(member);
        linked("city-zhang", member);
        assertThat(signInAt("city-zhang")).isEqualTo("/sign-in/code");
        assertThat(session()).isEmpty();
        assertThat(get(URI.create(base() + "/sign-in/code")).body()).contains("name=\"otp\"");

        var wrong = code("000000");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("name=\"otp\"");
        assertThat(session()).isEmpty();

        var right = code(codes.getFirst());
        assertThat(location(right).getPath()).isEqualTo("/workbench");
        assertThat(sessions.find(new Token(session().orElseThrow()))
                        .orElseThrow()
                        .viewer())
                .isInstanceOfSatisfying(
                        Viewer.Staff.class, staff -> assertThat(staff.account()).isEqualTo(member.id()));
        // What was owed is paid: the page asks for no second code.
        assertThat(location(get(URI.create(base() + "/sign-in/code"))).getQuery())
                .isEqualTo("refused=late");
    }

    @Test
    void countsWrongCodesAsItDoesAfterAPassword() throws Exception {
        var member = new TestStaff(context).real("3708", Role.LEADER);
        var codes = new TestFactor(context).enrol(member);
        linked("city-zhang", member);
        signInAt("city-zhang");
        for (var i = 0; i < 5; i++) {
            assertThat(code("00000" + i).statusCode()).isEqualTo(422);
        }
        assertThat(code(codes.getFirst()).statusCode()).isEqualTo(429);
        assertThat(session()).isEmpty();
    }

    @Test
    void believesASecondFactorOfATrustedProviderAlone() throws Exception {
        var member = new TestStaff(context).real("3708", Role.LEADER);
        new TestFactor(context).enrol(member);
        linked(CityProvider.WITH_KEY, member);
        assertThat(signInAt(CityProvider.WITH_KEY)).isEqualTo("/workbench");
        assertThat(session()).isPresent();
    }

    @Test
    void makesWhoHasNoSecondFactorSetOneUp() throws Exception {
        var member = new TestStaff(context).real("3708", Role.LEADER);
        linked("city-zhang", member);
        assertThat(signInAt("city-zhang")).startsWith("/welcome/");
        assertThat(session()).isEmpty();
    }

    @Test
    void asksForNoCodeOfAnybodyWhomTheCityDidNotVouchFor() throws Exception {
        assertThat(location(get(URI.create(base() + "/sign-in/code"))).getQuery())
                .isEqualTo("refused=late");
        var forged = new HttpCookie("qiaoliang_city_code", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA");
        forged.setPath("/");
        forged.setVersion(0);
        cookies.getCookieStore().add(URI.create(base()), forged);
        assertThat(location(get(URI.create(base() + "/sign-in/code"))).getQuery())
                .isEqualTo("refused=late");
    }

    @Test
    void makesNoAccountForAStranger() throws Exception {
        assertThat(signInAt("city-nobody")).startsWith("/sign-in?refused");
        assertThat(session()).isEmpty();
        assertThat(system.fetchCount(FEDERATED, FEDERATED.SUBJECT.eq("city-nobody")))
                .isZero();
        assertThat(system.fetchCount(ACCOUNT, ACCOUNT.NAME.eq("city-nobody"))).isZero();
    }

    @Test
    void linksAndUnlinksInOnesOwnAccount() throws Exception {
        system.deleteFrom(FEDERATED).where(FEDERATED.SUBJECT.eq("city-zhang")).execute();
        var member = new TestStaff(context).real("3708", Role.LEADER);
        come(member);
        assertThat(get(URI.create(base() + "/account")).body()).contains("/sign-in/city/city");
        assertThat(signInAt("city-zhang")).isEqualTo("/account");
        assertThat(system.fetchCount(
                        FEDERATED, FEDERATED.ACCOUNT_ID.eq(member.id().value())))
                .isOne();
        assertThat(get(URI.create(base() + "/account")).body()).contains("/account/city/city/end");

        // The same identity is not taken from its account by another one, nor does it make them that one.
        var other = new TestStaff(context).real("3708", Role.LEADER);
        cookies.getCookieStore().removeAll();
        come(other);
        assertThat(signInAt("city-zhang")).isEqualTo("/account?city=taken");
        assertThat(system.fetchCount(
                        FEDERATED, FEDERATED.ACCOUNT_ID.eq(other.id().value())))
                .isZero();

        assertThat(
                        web.post()
                                .uri("/account/city/city/end")
                                .cookie(member.cookie())
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(302);
        assertThat(system.fetchCount(
                        FEDERATED, FEDERATED.ACCOUNT_ID.eq(member.id().value())))
                .isZero();
        cookies.getCookieStore().removeAll();
        assertThat(signInAt("city-zhang")).startsWith("/sign-in?refused");
    }

    private void linked(String subject, TestStaff.Member member) {
        system.insertInto(FEDERATED)
                .set(FEDERATED.PROVIDER, "city")
                .set(FEDERATED.SUBJECT, subject)
                .set(FEDERATED.ACCOUNT_ID, member.id().value())
                .set(FEDERATED.LINKED_AT, OffsetDateTime.now())
                .onConflict(FEDERATED.PROVIDER, FEDERATED.SUBJECT)
                .doUpdate()
                .set(FEDERATED.ACCOUNT_ID, member.id().value())
                .execute();
    }

    private Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(SessionCookie.NAME))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Answers the page that asks for the code. */
    private HttpResponse<String> code(String otp) throws Exception {
        var token = TOKEN.matcher(get(URI.create(base() + "/sign-in/code")).body());
        assertThat(token.find()).isTrue();
        return browser.send(
                HttpRequest.newBuilder(URI.create(base() + "/sign-in/code"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "otp=" + otp + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void come(TestStaff.Member member) {
        var cookie = new HttpCookie(SessionCookie.NAME, member.cookie().getValue());
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base()), cookie);
    }

    @Test
    void refusesAnAnswerThatNobodyAskedFor() throws Exception {
        var answer = get(URI.create(base() + "/sign-in/city/city/back?code=stolen&state=forged"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer).getPath()).isEqualTo("/sign-in");
        assertThat(location(answer).getQuery()).isEqualTo("refused=late");
        assertThat(get(location(answer)).body()).contains("十多分钟");
    }

    /** Goes the whole way and gives the path where it ends. */
    private String signInAt(String user) throws Exception {
        var asked = get(URI.create(base() + "/sign-in/city/city"));
        var provider = location(asked);
        assertThat(provider.getPath()).isEqualTo("/oauth2/authorize");
        var login = location(get(provider));
        var form = get(login).body();
        var token = TOKEN.matcher(form);
        assertThat(token.find()).isTrue();
        var posted = browser.send(
                HttpRequest.newBuilder(login.resolve("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password="
                                + CityProvider.PASSWORD + "&_csrf="
                                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var back = location(get(location(posted)));
        assertThat(back.toString()).startsWith(base() + "/sign-in/city/city/back?code=");
        var answer = get(back);
        var end = location(answer);
        return end.getPath() + (end.getQuery() == null ? "" : "?" + end.getQuery());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }
}
