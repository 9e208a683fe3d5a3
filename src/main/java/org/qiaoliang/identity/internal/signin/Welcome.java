package org.qiaoliang.identity.internal.signin;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.NewAccount;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Behind a one-time link: choosing a password, setting up the second factor, and being let in. */
@Service
public class Welcome {
    private static final String ISSUER = "Qiaoliang";
    private static final String LOGIN = "[a-z0-9][a-z0-9._@-]{1,63}";
    private static final int LONGEST_NAME = 64;

    private final TransactionTemplate systemTransactions;
    private final DSLContext system;
    private final Links links;
    private final Credentials credentials;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final Sessions sessions;
    // Lazily: accounts are made with passwords, and passwords are checked here.
    private final ObjectProvider<Accounts> accounts;
    private final Divisions divisions;
    private final DivisionSetup divisionSetup;
    private final Audit audit;
    private final IdentitySettings settings;

    Welcome(
            @SystemDatabase TransactionTemplate systemTransactions,
            @SystemDatabase DSLContext system,
            Links links,
            Credentials credentials,
            Passwords passwords,
            SecondFactor factor,
            Sessions sessions,
            ObjectProvider<Accounts> accounts,
            Divisions divisions,
            DivisionSetup divisionSetup,
            Audit audit,
            IdentitySettings settings) {
        this.systemTransactions = systemTransactions;
        this.system = system;
        this.links = links;
        this.credentials = credentials;
        this.passwords = passwords;
        this.factor = factor;
        this.sessions = sessions;
        this.accounts = accounts;
        this.divisions = divisions;
        this.divisionSetup = divisionSetup;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * What the holder of a link is asked.
     *
     * @param offer the second factor to put into an app, null when it is not set by this link
     * @param asksRoot whether the place that the deployment serves must be named
     */
    public record Asked(
            Links.Purpose purpose, String login, String name, SecondFactor.@Nullable Offer offer, boolean asksRoot) {}

    /** What they answered. */
    public record Answer(String login, String name, String root, String password, String repeated, String code) {}

    /**
     * They are in.
     *
     * @param recoveryCodes to be shown this once; empty when the second factor stayed as it was
     */
    public record Admitted(Optional<Token> session, List<String> recoveryCodes) {}

    public Asked ask(Token token) {
        var link = links.find(token).orElseThrow(Absent::new);
        return new Asked(link.purpose(), link.login(), link.name(), offer(link), asksRoot(link));
    }

    /** The places that the words may mean, for whoever is asked which place the deployment serves. */
    public List<DivisionSetup.Candidate> places(Token token, String words) {
        return ask(token).asksRoot() ? divisionSetup.candidates(words) : List.of();
    }

    /** @throws RuleViolation for what is to be mended; the link still opens then */
    public Admitted answer(Token token, Answer answer, Sessions.Origin origin) {
        var link = links.find(token).orElseThrow(Absent::new);
        check(link, answer);
        if (asksRoot(link)) {
            var root = divisionSetup.candidate(answer.root).orElseThrow().code();
            CurrentViewer.as(new Viewer.Program("set-up"), () -> divisionSetup.load(root));
        }
        var hash = link.purpose().setsPassword() ? passwords.hash(answer.password) : "";
        try {
            return Optional.ofNullable(systemTransactions.execute(status -> admit(link, answer, hash, origin)))
                    .orElseThrow();
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("login", "identity.login.taken");
        }
    }

    private Admitted admit(Links.Link link, Answer answer, String hash, Sessions.Origin origin) {
        links.use(link);
        var account = link.account();
        var id = account == null ? firstAdministrator(answer) : account;
        var candidate = credentials.byId(id).orElseThrow(Absent::new);
        return CurrentViewer.as(candidate.viewer(), () -> {
            if (account != null && link.purpose().setsPassword()) {
                credentials.setPassword(id, hash);
                sessions.closeAll(id);
            }
            // By recovery too: the invitation was lost, and two administrators let its owner in.
            if (link.purpose() == Links.Purpose.INVITATION || link.purpose() == Links.Purpose.RECOVERY) {
                system.update(ACCOUNT)
                        .set(ACCOUNT.STATE, "active")
                        .where(ACCOUNT.ID.eq(id.value()), ACCOUNT.STATE.eq("invited"))
                        .execute();
            }
            var sealed = link.totpSealed();
            var codes = sealed == null || answer.code.isBlank() ? List.<String>of() : factor.adopt(id, sealed);
            audit.record(AuditEvent.of("account.link-used", "account", id.toString(), null)
                    .change(Map.of(), Map.of("purpose", link.purpose().code())));
            // Who only set a new password still owes the second factor.
            var in = link.purpose() != Links.Purpose.PASSWORD && (!codes.isEmpty() || !settings.secondFactor());
            return new Admitted(
                    in ? Optional.of(sessions.open(id, false, Sessions.Method.LINK, origin)) : Optional.empty(), codes);
        });
    }

    private AccountId firstAdministrator(Answer answer) {
        var root = divisions.root().orElseThrow().code();
        var account = new NewAccount(
                answer.login.strip(),
                answer.name.strip(),
                answer.password,
                null,
                null,
                root,
                false,
                List.of(new NewAccount.Grant(Role.ADMINISTRATOR, null, root)));
        return CurrentViewer.as(
                        new Viewer.Program("set-up"), () -> accounts.getObject().create(List.of(account)))
                .getFirst();
    }

    private void check(Links.Link link, Answer answer) {
        var complaints = new Complaints();
        var login = link.account() == null ? answer.login.strip() : link.login();
        if (link.account() == null) {
            complaints.addIf(!login.matches(LOGIN), "login", "identity.login.form");
            var name = answer.name.strip();
            complaints.addIf(
                    name.isEmpty() || name.length() > LONGEST_NAME, "name", "identity.name.length", LONGEST_NAME);
            if (asksRoot(link) && divisionSetup.candidate(answer.root).isEmpty()) {
                var none = divisionSetup.candidates(answer.root).isEmpty()
                        ? "identity.root.none"
                        : "identity.root.several";
                complaints.add("root", answer.root.replace(',', ' ').isBlank() ? "divisions.missing" : none);
            }
        }
        if (link.purpose().setsPassword()) {
            Passwords.complaint(answer.password, login)
                    .ifPresent(c ->
                            complaints.add(c.field(), c.key(), c.parameters().toArray()));
            complaints.addIf(!answer.password.equals(answer.repeated), "repeated", "identity.password.differs");
        }
        var sealed = link.totpSealed();
        if (sealed != null && (settings.secondFactor() || !answer.code.isBlank())) {
            complaints.addIf(!factor.fits(sealed, answer.code), "code", "identity.otp.wrong");
        }
        complaints.raise();
    }

    private boolean asksRoot(Links.Link link) {
        return link.purpose() == Links.Purpose.SET_UP && divisions.root().isEmpty();
    }

    private SecondFactor.@Nullable Offer offer(Links.Link link) {
        var sealed = link.totpSealed();
        return sealed == null ? null : factor.offer(ISSUER, link.login().isEmpty() ? "admin" : link.login(), sealed);
    }
}
