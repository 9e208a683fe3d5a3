package org.qiaoliang.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;

@Rule("ACCESS-6")
class SignInIT extends IntegrationTest {
    private static final String NEW_PASSWORD = "another-password-7";
    private static int address;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Links links;

    @Autowired
    private Welcome welcome;

    @Autowired
    private Sessions sessions;

    @Autowired
    private SecondFactor factor;

    @Autowired
    private Vault vault;

    @Autowired
    private Clock clock;

    private TestStaff.Member member;
    private Sessions.Origin origin;

    @BeforeEach
    void someone() {
        member = new TestStaff(context).real("3708", Role.AUDITOR);
        // Each test from an address of its own, so that none locks another out.
        origin = new Sessions.Origin("10.9.0." + ++address, "test");
    }

    @Test
    void makesRealStaffSetUpASecondFactorFirst() {
        assertThatThrownBy(() -> signIn.withPassword(member.login(), TestStaff.PASSWORD, null, origin))
                .isInstanceOf(EnrolmentRequired.class);
        var token = enrolmentLink();
        assertThat(Objects.requireNonNull(welcome.ask(token).offer()).picture())
                .startsWith("data:image/svg+xml;base64,");
        assertThatThrownBy(() -> welcome.answer(token, code("000000"), origin)).isInstanceOf(RuleViolation.class);
        var admitted = welcome.answer(token, code(Totp.code(secretOf(token), clock.instant())), origin);
        assertThat(admitted.recoveryCodes()).hasSize(10);
        assertThat(sessions.find(admitted.session().orElseThrow())).isPresent();
        assertThatThrownBy(() -> welcome.ask(token)).isInstanceOf(Absent.class);
    }

    @Test
    void asksForTheCodeAndTakesItOnce() {
        var secret = enrol();
        assertThatThrownBy(() -> signIn.withPassword(member.login(), TestStaff.PASSWORD, null, origin))
                .isInstanceOf(SignInRefused.class)
                .hasMessage("otp-required");
        var code = Totp.code(secret, clock.instant().plusSeconds(30));
        assertThat(signIn.withPassword(member.login(), TestStaff.PASSWORD, code, origin))
                .isNotNull();
        assertThatThrownBy(() -> signIn.withPassword(member.login(), TestStaff.PASSWORD, code, origin))
                .hasMessage("invalid-credentials");
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        var token = enrolmentLink();
        var codes = welcome.answer(token, code(Totp.code(secretOf(token), clock.instant())), origin)
                .recoveryCodes();
        var typed = codes.getFirst().toUpperCase(java.util.Locale.ROOT);
        assertThat(signIn.withPassword(member.login(), TestStaff.PASSWORD, typed, origin))
                .isNotNull();
        assertThatThrownBy(() -> signIn.withPassword(member.login(), TestStaff.PASSWORD, typed, origin))
                .hasMessage("invalid-credentials");
        assertThat(factor.recoveryCodesLeft(member.id())).isEqualTo(9);
    }

    @Test
    void locksOutAfterFiveWrongTriesWhetherTheNameIsKnownOrNot() {
        for (var login : List.of(member.login(), "nobody-" + member.login())) {
            for (var i = 0; i < 5; i++) {
                assertThatThrownBy(() -> signIn.withPassword(login, "wrong", null, origin))
                        .isInstanceOf(SignInRefused.class);
            }
            assertThatThrownBy(() -> signIn.withPassword(login, TestStaff.PASSWORD, null, origin))
                    .isInstanceOfSatisfying(
                            RuleViolation.class, v -> assertThat(v.kind()).isEqualTo(RuleViolation.Kind.TOO_MANY));
        }
        var elsewhere = new Sessions.Origin("10.9.1.1", "test");
        assertThatThrownBy(() -> signIn.withPassword(member.login(), TestStaff.PASSWORD, null, elsewhere))
                .as("the person, from another address, is not locked out by a guesser")
                .isInstanceOf(EnrolmentRequired.class);
    }

    @Test
    void aLostPasswordIsReplacedByItsLinkAndEndsAllSessions() {
        var token = links.issue(Links.Purpose.PASSWORD, member.id());
        var answer = new Welcome.Answer("", "", "", NEW_PASSWORD, NEW_PASSWORD, "");
        var admitted = welcome.answer(token, answer, origin);
        assertThat(admitted.session()).as("the second factor is still owed").isEmpty();
        assertThat(sessions.find(new Token(member.cookie().getValue()))).isEmpty();
        assertThatThrownBy(() -> signIn.withPassword(member.login(), TestStaff.PASSWORD, null, origin))
                .hasMessage("invalid-credentials");
        assertThatThrownBy(() -> signIn.withPassword(member.login(), NEW_PASSWORD, null, origin))
                .isInstanceOf(EnrolmentRequired.class);
    }

    @Test
    void whoeverIsInLeavesNoOtherLinkOpen() {
        var invitation = links.issue(Links.Purpose.INVITATION, member.id());
        var token = links.issue(Links.Purpose.PASSWORD, member.id());
        assertThat(welcome.ask(invitation).login()).isEqualTo(member.login());
        welcome.answer(token, new Welcome.Answer("", "", "", NEW_PASSWORD, NEW_PASSWORD, ""), origin);
        assertThatThrownBy(() -> welcome.ask(invitation)).isInstanceOf(Absent.class);
    }

    @Test
    void theApiSaysWhatIsMissing() {
        enrol();
        assertThat(web.post()
                        .uri("/api/v1/session")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"account\":\"%s\",\"password\":\"%s\"}"
                                .formatted(member.login(), TestStaff.PASSWORD)))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith("otp-required");
    }

    @Test
    void thePageSignsInWithAFormToken() {
        var answer = web.post()
                .uri("/sign-in")
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .param("account", member.login())
                .param("password", TestStaff.PASSWORD)
                .exchange();
        assertThat(answer).hasStatus3xxRedirection();
        assertThat(answer.getResponse().getHeader("Location")).startsWith("/welcome/");
        assertThat(web.post().uri("/sign-in").param("account", member.login())).hasStatus(403);
    }

    private byte[] enrol() {
        var token = enrolmentLink();
        var secret = secretOf(token);
        welcome.answer(token, code(Totp.code(secret, clock.instant())), origin);
        return secret;
    }

    private Token enrolmentLink() {
        return links.issue(Links.Purpose.ENROLMENT, member.id());
    }

    private byte[] secretOf(Token token) {
        return vault.openBytes(
                SecondFactor.PURPOSE,
                Objects.requireNonNull(links.find(token).orElseThrow().totpSealed()));
    }

    private static Welcome.Answer code(String code) {
        return new Welcome.Answer("", "", "", "", "", code);
    }
}
