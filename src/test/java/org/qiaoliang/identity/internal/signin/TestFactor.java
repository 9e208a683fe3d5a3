package org.qiaoliang.identity.internal.signin;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.springframework.context.ApplicationContext;

/** Sets up the second factor of staff for tests, as they do it by their link. */
public final class TestFactor {
    private final ApplicationContext context;

    public TestFactor(ApplicationContext context) {
        this.context = context;
    }

    /** Gives the recovery codes. */
    public List<String> enrol(TestStaff.Member member) {
        return letIn(context.getBean(Links.class).issue(Links.Purpose.ENROLMENT, member.id()), "");
    }

    /** Goes in by a link, with a second factor and, where the link sets one, a password; gives the recovery codes. */
    public List<String> letIn(Token link, String password) {
        var sealed = context.getBean(Links.class).find(link).orElseThrow().totpSealed();
        var secret = context.getBean(Vault.class).openBytes(SecondFactor.PURPOSE, Objects.requireNonNull(sealed));
        var code = Totp.code(secret, context.getBean(Clock.class).instant());
        var answer = new Welcome.Answer("", "", "", password, password, code);
        return context.getBean(Welcome.class)
                .answer(link, answer, new Sessions.Origin("127.0.0.1", "test"))
                .recoveryCodes();
    }
}
