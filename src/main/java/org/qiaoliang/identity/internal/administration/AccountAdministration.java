package org.qiaoliang.identity.internal.administration;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.OrganizationDirectory;
import org.qiaoliang.identity.Phones;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.identity.internal.signin.LostPassword;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator does with accounts: open one, let somebody in again, close one. Power is given by {@link Grants}. */
@Service
public class AccountAdministration {
    private static final int LONGEST_NAME = 64;

    private final TransactionTemplate transactions;
    private final TransactionTemplate systemTransactions;
    private final DSLContext app;
    private final DSLContext system;
    private final AccountQueries queries;
    private final Links links;
    private final Sessions sessions;
    private final Handover handover;
    private final Divisions divisions;
    private final ObjectProvider<OrganizationDirectory> organizations;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    AccountAdministration(
            TransactionTemplate transactions,
            @SystemDatabase TransactionTemplate systemTransactions,
            DSLContext app,
            @SystemDatabase DSLContext system,
            AccountQueries queries,
            Links links,
            Sessions sessions,
            Handover handover,
            Divisions divisions,
            ObjectProvider<OrganizationDirectory> organizations,
            Vault vault,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.systemTransactions = systemTransactions;
        this.app = app;
        this.system = system;
        this.queries = queries;
        this.links = links;
        this.sessions = sessions;
        this.handover = handover;
        this.divisions = divisions;
        this.organizations = organizations;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new account, as typed. */
    public record Draft(String login, String name, String kind, String division, String phone) {}

    /** An account was opened; the link is shown once, to be handed to its owner. */
    public record Opened(AccountId account, Token link) {}

    public Opened open(Draft draft) {
        var complaints = new Complaints();
        var login = draft.login.strip().toLowerCase(Locale.ROOT);
        complaints.addIf(!login.matches("[a-z0-9][a-z0-9._@-]{1,63}"), "login", "identity.login.form");
        var name = draft.name.strip();
        complaints.addIf(name.isEmpty() || name.length() > LONGEST_NAME, "name", "identity.name.length", LONGEST_NAME);
        var kind = draft.kind.isEmpty()
                ? null
                : OrganizationKind.ofCode(draft.kind).orElse(null);
        complaints.addIf(!draft.kind.isEmpty() && kind == null, "kind", "identity.grant.kind.unknown");
        var phone = draft.phone.isBlank() ? null : Phones.mobile(draft.phone).orElse(null);
        complaints.addIf(!draft.phone.isBlank() && phone == null, "phone", "identity.phone.invalid");
        complaints.raise();
        var division = divisions.require("division", draft.division);
        var home = kind == null ? Scope.ofAllKinds(division.code()) : Scope.of(kind, division.code());
        if (!CurrentViewer.get().scope(Permission.ACCOUNTS_MANAGE).covers(home)) {
            throw new RuleViolation("division", "identity.grant.beyond");
        }
        var organization = kind == null ? null : organization(kind, division.id());
        var id = insert(login, name, kind, division.code().digits(), organization, phone);
        var link = require(systemTransactions.execute(status -> links.issue(Links.Purpose.INVITATION, id)));
        return new Opened(id, link);
    }

    private @Nullable OrganizationId organization(OrganizationKind kind, org.qiaoliang.kernel.DivisionId division) {
        var directory = organizations.getIfAvailable();
        return directory == null
                ? null
                : directory
                        .at(kind, division)
                        .orElseThrow(() -> new RuleViolation("division", "identity.account.no-organization"));
    }

    private AccountId insert(
            String login,
            String name,
            @Nullable OrganizationKind kind,
            String division,
            @Nullable OrganizationId organization,
            @Nullable String phone) {
        try {
            return require(transactions.execute(status -> {
                var id = new AccountId(app.insertInto(ACCOUNT)
                        .set(ACCOUNT.HOLDER, "staff")
                        .set(ACCOUNT.LOGIN, login)
                        .set(ACCOUNT.NAME, name)
                        .set(ACCOUNT.ORGANIZATION_ID, organization == null ? null : organization.value())
                        .set(ACCOUNT.HOME_KIND, kind == null ? null : (short) kind.number())
                        .set(ACCOUNT.HOME_DIVISION, division)
                        .set(ACCOUNT.PHONE_SEALED, phone == null ? null : vault.seal(LostPassword.PHONE_PURPOSE, phone))
                        .set(ACCOUNT.PHONE_KEY, phone == null ? null : vault.lookup(Phones.LOOKUP, phone))
                        .set(ACCOUNT.STATE, "invited")
                        .set(ACCOUNT.CREATED_AT, now())
                        .set(ACCOUNT.CREATED_BY, CurrentViewer.staff().account().value())
                        .returningResult(ACCOUNT.ID)
                        .fetchSingle()
                        .value1());
                record("account.opened", id, Map.of("login", login, "division", division));
                return id;
            }));
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("login", "identity.login.taken");
        }
    }

    /**
     * Another link for somebody who hasn't come yet; the one before no longer opens. Who holds the link becomes the account:
     * once power was given to it, one administrator alone can't issue another (ACCESS-4); {@link AccountRecovery} takes two.
     */
    public Token inviteAgain(AccountId account) {
        if (!managed(account).state().equals("invited")) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "identity.account.not-invited");
        }
        if (power(account)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.account.invited-with-power");
        }
        return inSystem("account.invited", account, Map.of(), () -> links.issue(Links.Purpose.INVITATION, account));
    }

    /** Ends all sessions of somebody. */
    public void signOut(AccountId account) {
        managed(account);
        inSystem("account.signed-out", account, Map.of(), () -> sessions.closeAll(account));
    }

    /**
     * Closes an account: somebody leaves. Their open work goes to a successor, their grants end, their sessions too.
     *
     * @param successor null leaves open work to the organization, if there is none or nobody is chosen
     */
    public void deactivate(AccountId account, @Nullable AccountId successor) {
        managed(account);
        var me = CurrentViewer.staff().account();
        if (account.equals(me)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.account.own");
        }
        if (successor == null && handover.total(account) > 0) {
            throw new RuleViolation("successor", "identity.handover.needed");
        }
        systemTransactions.executeWithoutResult(status -> {
            var moved = successor == null ? 0 : handover.handOver(account, successor);
            system.update(ACCOUNT)
                    .set(ACCOUNT.STATE, "disabled")
                    .set(ACCOUNT.DISABLED_AT, now())
                    .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                    .where(ACCOUNT.ID.eq(account.value()))
                    .execute();
            system.update(ROLE_GRANT)
                    .set(ROLE_GRANT.ENDED_BY, me.value())
                    .set(ROLE_GRANT.ENDED_AT, now())
                    .where(ROLE_GRANT.ACCOUNT_ID.eq(account.value()), ROLE_GRANT.ENDED_AT.isNull())
                    .execute();
            sessions.closeAll(account);
            record(
                    "account.deactivated",
                    account,
                    successor == null
                            ? Map.of()
                            : Map.of("successor", successor.toString(), "moved", Long.toString(moved)));
        });
    }

    /** Opens a closed account again; its grants stay ended, so that it can do nothing until two administrators agree. */
    public void activate(AccountId account) {
        if (!managed(account).state().equals("disabled")) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "identity.account.not-disabled");
        }
        inSystem(
                "account.activated",
                account,
                Map.of(),
                () -> system.update(ACCOUNT)
                        .set(ACCOUNT.STATE, "active")
                        .setNull(ACCOUNT.DISABLED_AT)
                        .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                        .where(ACCOUNT.ID.eq(account.value()))
                        .execute());
    }

    /** The account, when the viewer manages it; seen through the viewer's policies, before the system role acts. */
    private AccountQueries.Detail managed(AccountId account) {
        return require(transactions.execute(status -> queries.find(account).orElseThrow(Absent::new)));
    }

    /** Whether grants to the account were approved and not ended. */
    private boolean power(AccountId account) {
        return require(transactions.execute(
                status -> queries.grantsOf(account).stream().anyMatch(AccountQueries.Grant::givesPower)));
    }

    private <T> T inSystem(
            String action, AccountId account, Map<String, String> after, java.util.function.Supplier<T> work) {
        return require(systemTransactions.execute(status -> {
            var result = work.get();
            record(action, account, after);
            return result;
        }));
    }

    private void record(String action, AccountId account, Map<String, String> after) {
        audit.record(AuditEvent.of(action, "account", account.toString(), null).change(Map.of(), after));
    }

    private static <T> T require(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
