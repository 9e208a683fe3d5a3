package org.qiaoliang.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;

@Rule("ACCESS-6")
class FirstAdministratorIT extends IntegrationTest {
    private static final Sessions.Origin ORIGIN = new Sessions.Origin("10.8.0.1", "test");
    private static final String PASSWORD = "a-first-password-9";

    @Autowired
    private DivisionSetup divisions;

    @Autowired
    private Links links;

    @Autowired
    private Welcome welcome;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Vault vault;

    @Autowired
    private Clock clock;

    private Token link;

    @BeforeEach
    void link() {
        CurrentViewer.as(new Viewer.Program("test"), () -> divisions.load(new DivisionCode("3708")));
        link = links.issue(Links.Purpose.SET_UP, null);
    }

    @Test
    void isMadeBehindALinkThatOpensOnce() {
        var login = "first-" + System.nanoTime();
        var admitted = welcome.answer(link, answer(login, PASSWORD, code()), ORIGIN);
        var viewer = (Viewer.Staff)
                sessions.find(admitted.session().orElseThrow()).orElseThrow().viewer();
        assertThat(viewer.scope(Permission.ACCOUNTS_MANAGE))
                .satisfies(scope -> assertThat(scope.covers(Scope.ofAllKinds(new DivisionCode("3708"))))
                        .isTrue());
        assertThat(viewer.may(Permission.APPEAL_READ)).isFalse();
        assertThatThrownBy(() -> welcome.answer(link, answer(login + "x", PASSWORD, "000000"), ORIGIN))
                .isInstanceOf(Absent.class);
    }

    @Test
    void isToldAllThatIsWrongAndTheLinkStillOpens() {
        assertThatThrownBy(() -> welcome.answer(link, answer("No Login!", "short", "000000"), ORIGIN))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        v -> assertThat(v.complaints())
                                .extracting(RuleViolation.Complaint::field)
                                .contains("login", "password", "code"));
        assertThat(welcome.ask(link).purpose()).isEqualTo(Links.Purpose.SET_UP);
    }

    private String code() {
        var sealed = Objects.requireNonNull(links.find(link).orElseThrow().totpSealed());
        return Totp.code(vault.openBytes(SecondFactor.PURPOSE, sealed), clock.instant());
    }

    private static Welcome.Answer answer(String login, String password, String code) {
        return new Welcome.Answer(login, "李建国", "", password, password, code);
    }
}
