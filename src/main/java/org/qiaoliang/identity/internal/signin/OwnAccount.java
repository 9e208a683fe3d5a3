package org.qiaoliang.identity.internal.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody of the staff does with their own account. Whatever weakens it asks for the password again. */
@Service
public class OwnAccount {
    private final TransactionTemplate transactions;
    private final TransactionTemplate systemTransactions;
    private final Credentials credentials;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final LockOut lockOut;
    private final Links links;
    private final Sessions sessions;
    private final Audit audit;

    OwnAccount(
            TransactionTemplate transactions,
            @SystemDatabase TransactionTemplate systemTransactions,
            Credentials credentials,
            Passwords passwords,
            SecondFactor factor,
            LockOut lockOut,
            Links links,
            Sessions sessions,
            Audit audit) {
        this.transactions = transactions;
        this.systemTransactions = systemTransactions;
        this.credentials = credentials;
        this.passwords = passwords;
        this.factor = factor;
        this.lockOut = lockOut;
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** How the account proves itself. */
    public record Security(boolean hasFactor, int recoveryCodesLeft) {}

    public Security security() {
        var id = CurrentViewer.staff().account();
        return new Security(factor.isSetUp(id), factor.recoveryCodesLeft(id));
    }

    public List<Sessions.Open> sessions() {
        return require(transactions.execute(status -> sessions.own()));
    }

    public void closeSession(long session) {
        transactions.executeWithoutResult(status -> {
            if (sessions.closeOwn(session) == 0) {
                throw new Absent();
            }
            record("account.session-ended", Map.of());
        });
    }

    /** Signs the viewer out everywhere, here included. */
    public void closeAllSessions() {
        inSystem(
                "account.signed-out-everywhere",
                () -> sessions.closeAll(CurrentViewer.staff().account()));
    }

    /** Sets another password; all sessions end, and a new one is opened in their place. */
    public Token changePassword(String current, String password, String repeated, Sessions.Origin origin) {
        var staff = CurrentViewer.staff();
        confirm(current, origin);
        var complaints = new Complaints();
        Passwords.complaint(password, staff.login())
                .ifPresent(
                        c -> complaints.add(c.field(), c.key(), c.parameters().toArray()));
        complaints.addIf(!password.equals(repeated), "repeated", "identity.password.differs");
        complaints.addIf(password.equals(current), "password", "identity.password.same");
        complaints.raise();
        var hash = passwords.hash(password);
        return require(systemTransactions.execute(status -> {
            credentials.setPassword(staff.account(), hash);
            sessions.closeAll(staff.account());
            record("account.password-changed", Map.of());
            return sessions.open(staff.account(), false, Sessions.Method.PASSWORD, origin);
        }));
    }

    /** The link behind which the second factor is set up, for the first time or anew. */
    public Token renewFactor(String current, Sessions.Origin origin) {
        confirm(current, origin);
        return require(systemTransactions.execute(status -> {
            record("account.factor-renewal", Map.of());
            return links.issue(Links.Purpose.ENROLMENT, CurrentViewer.staff().account());
        }));
    }

    /** New recovery codes; earlier ones are void. */
    public List<String> newRecoveryCodes(String current, Sessions.Origin origin) {
        var id = CurrentViewer.staff().account();
        confirm(current, origin);
        if (!factor.isSetUp(id)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.factor.missing");
        }
        return require(systemTransactions.execute(status -> {
            record("account.recovery-codes-made", Map.of());
            return factor.newRecoveryCodes(id);
        }));
    }

    private void confirm(String current, Sessions.Origin origin) {
        var staff = CurrentViewer.staff();
        var attempt = lockOut.begin(staff.login(), origin.address());
        var hash = credentials
                .byId(staff.account())
                .map(Credentials.Candidate::password)
                .orElse(null);
        if (!passwords.matches(current, hash)) {
            throw new RuleViolation("current", "identity.password.wrong");
        }
        attempt.succeeded();
    }

    private void inSystem(String action, Runnable work) {
        systemTransactions.executeWithoutResult(status -> {
            work.run();
            record(action, Map.of());
        });
    }

    private void record(String action, Map<String, String> after) {
        var id = CurrentViewer.staff().account().toString();
        audit.record(AuditEvent.of(action, "account", id, null).change(Map.of(), after));
    }

    private static <T> T require(@org.jspecify.annotations.Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }
}
