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
    void letsInWhoWasLinkedAndOnlyThem() throws Exception {
        var member = new TestStaff(context).overAll("3708", Role.LEADER);
        system.insertInto(FEDERATED)
                .set(FEDERATED.PROVIDER, "city")
                .set(FEDERATED.SUBJECT, "city-zhang")
                .set(FEDERATED.ACCOUNT_ID, member.id().value())
                .set(FEDERATED.LINKED_AT, OffsetDateTime.now())
                .onConflict(FEDERATED.PROVIDER, FEDERATED.SUBJECT)
                .doUpdate()
                .set(FEDERATED.ACCOUNT_ID, member.id().value())
                .execute();
        assertThat(signInAt("city-zhang")).isEqualTo("/workbench");
        var token = cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(SessionCookie.NAME))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(sessions.find(new Token(token)).orElseThrow().viewer())
                .isInstanceOfSatisfying(
                        Viewer.Staff.class, staff -> assertThat(staff.account()).isEqualTo(member.id()));
    }

    @Test
    void makesNoAccountForAStranger() throws Exception {
        assertThat(signInAt("city-nobody")).startsWith("/sign-in?refused");
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .doesNotContain(SessionCookie.NAME);
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
