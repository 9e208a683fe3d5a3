package org.qiaoliang.identity.internal.signin;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.CREDENTIAL;

import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.SignInRefused.Why;
import org.qiaoliang.kernel.AccountId;
import org.springframework.stereotype.Service;

/** Signing in of staff with a password and, unless they are invented, a code (ACCESS-6). */
@Service
public class SignIn {
    private final DSLContext system;
    private final Passwords passwords;
    private final Sessions sessions;
    private final IdentitySettings settings;
    private final boolean demo;

    SignIn(
            @SystemDatabase DSLContext system,
            Passwords passwords,
            Sessions sessions,
            IdentitySettings settings,
            Instance instance) {
        this.system = system;
        this.passwords = passwords;
        this.sessions = sessions;
        this.settings = settings;
        this.demo = instance.demo();
    }

    private record Candidate(
            AccountId id,
            boolean active,
            boolean invented,
            @Nullable String password) {}

    /** @throws SignInRefused when it is not them, or more is needed */
    public Token withPassword(String login, String password, @Nullable String otp, Sessions.Origin origin) {
        var found = find(login);
        var matches = passwords.matches(password, found.map(Candidate::password).orElse(null));
        var candidate =
                found.filter(c -> matches && c.active).orElseThrow(() -> new SignInRefused(Why.INVALID_CREDENTIALS));
        if (settings.secondFactor() && !(demo && candidate.invented)) {
            throw new SignInRefused(Why.ENROLMENT_REQUIRED);
        }
        return sessions.open(candidate.id, false, Sessions.Method.PASSWORD, origin);
    }

    private Optional<Candidate> find(String login) {
        return system.select(ACCOUNT.ID, ACCOUNT.STATE, ACCOUNT.DEMO, CREDENTIAL.PASSWORD)
                .from(ACCOUNT)
                .leftJoin(CREDENTIAL)
                .on(CREDENTIAL.ACCOUNT_ID.eq(ACCOUNT.ID))
                .where(ACCOUNT.LOGIN.eq(login.strip().toLowerCase(Locale.ROOT)))
                .fetchOptional(row -> new Candidate(
                        new AccountId(row.get(ACCOUNT.ID)),
                        "active".equals(row.get(ACCOUNT.STATE)),
                        row.get(ACCOUNT.DEMO),
                        row.get(CREDENTIAL.PASSWORD)));
    }
}
