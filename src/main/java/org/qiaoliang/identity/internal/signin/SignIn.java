package org.qiaoliang.identity.internal.signin;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.Credentials.Candidate;
import org.qiaoliang.identity.internal.signin.SignInRefused.Why;
import org.qiaoliang.kernel.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in of staff with a password and, unless they are invented, a code (ACCESS-6). */
@Service
public class SignIn {
    private final TransactionTemplate systemTransactions;
    private final Credentials credentials;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final LockOut lockOut;
    private final Links links;
    private final Sessions sessions;
    private final Audit audit;
    private final IdentitySettings settings;
    private final boolean demo;

    SignIn(
            @SystemDatabase TransactionTemplate systemTransactions,
            Credentials credentials,
            Passwords passwords,
            SecondFactor factor,
            LockOut lockOut,
            Links links,
            Sessions sessions,
            Audit audit,
            IdentitySettings settings,
            Instance instance) {
        this.systemTransactions = systemTransactions;
        this.credentials = credentials;
        this.passwords = passwords;
        this.factor = factor;
        this.lockOut = lockOut;
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
        this.settings = settings;
        this.demo = instance.demo();
    }

    /**
     * @throws SignInRefused when it is not them, or more is needed
     * @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY after many wrong tries
     */
    public Token withPassword(String login, String password, @Nullable String otp, Sessions.Origin origin) {
        var attempt = lockOut.begin(login, origin.address());
        var found = credentials.byLogin(login);
        var right = passwords.matches(password, found.map(Candidate::password).orElse(null));
        var candidate =
                found.filter(c -> right && c.active()).orElseThrow(() -> new SignInRefused(Why.INVALID_CREDENTIALS));
        if (!needsFactor(candidate)) {
            attempt.succeeded();
            return open(candidate, Sessions.Method.PASSWORD, origin);
        }
        if (!candidate.hasFactor()) {
            attempt.undone();
            throw new EnrolmentRequired(links.issue(Links.Purpose.ENROLMENT, candidate.id()));
        }
        return open(candidate, proved(candidate, otp, attempt), origin);
    }

    /**
     * Lets in whom another sign-in vouched for, as a right password does.
     *
     * @param proven whether that sign-in also proved a second factor
     * @throws SignInRefused when the account may not sign in, or a code is needed
     */
    public Token fromElsewhere(AccountId account, boolean proven, Sessions.Origin origin) {
        var candidate = vouchedFor(account);
        if (proven || !needsFactor(candidate)) {
            return open(candidate, Sessions.Method.OIDC, origin);
        }
        if (!candidate.hasFactor()) {
            throw new EnrolmentRequired(links.issue(Links.Purpose.ENROLMENT, candidate.id()));
        }
        throw new SignInRefused(Why.OTP_REQUIRED);
    }

    /**
     * The same, with the code that was asked for. Guesses are counted as those after a password are.
     *
     * @throws SignInRefused when it is wrong
     * @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY after many wrong tries
     */
    public Token fromElsewhere(AccountId account, String otp, Sessions.Origin origin) {
        var candidate = vouchedFor(account);
        var attempt = lockOut.begin(candidate.login(), origin.address());
        proved(candidate, otp, attempt);
        return open(candidate, Sessions.Method.OIDC, origin);
    }

    /** By which code they proved themselves; the try counts unless none was given. */
    private Sessions.Method proved(Candidate candidate, @Nullable String otp, LockOut.Try attempt) {
        if (otp == null || otp.isBlank()) {
            attempt.undone();
            throw new SignInRefused(Why.OTP_REQUIRED);
        }
        var method = factor.use(candidate.id(), otp).orElseThrow(() -> new SignInRefused(Why.INVALID_CREDENTIALS));
        attempt.succeeded();
        return method;
    }

    private Candidate vouchedFor(AccountId account) {
        return credentials
                .byId(account)
                .filter(Candidate::active)
                .orElseThrow(() -> new SignInRefused(Why.INVALID_CREDENTIALS));
    }

    /** Who has a second factor is asked for it; who must have one and hasn't, sets it up. */
    private boolean needsFactor(Candidate candidate) {
        return candidate.hasFactor() || (settings.secondFactor() && !(demo && candidate.invented()));
    }

    /** Opens a session for somebody who proved themselves, and records it. */
    Token open(Candidate candidate, Sessions.Method method, Sessions.Origin origin) {
        return CurrentViewer.as(
                candidate.viewer(),
                () -> Optional.ofNullable(systemTransactions.execute(status -> {
                            audit.record(AuditEvent.of(
                                            "account.signed-in",
                                            "account",
                                            candidate.id().toString(),
                                            null)
                                    .change(Map.of(), Map.of("method", method.code())));
                            return sessions.open(candidate.id(), false, method, origin);
                        }))
                        .orElseThrow());
    }
}
