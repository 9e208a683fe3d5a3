package org.qiaoliang.identity.internal.administration;

import static org.qiaoliang.tables.identity.Tables.RECOVERY_REQUEST;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody in again who lost everything: one administrator asks, another decides, and neither is that person. */
@Service
public class AccountRecovery {
    private static final int LONGEST_REASON = 500;

    private final TransactionTemplate transactions;
    private final TransactionTemplate systemTransactions;
    private final DSLContext app;
    private final DSLContext system;
    private final AccountQueries queries;
    private final RecoveryQueries requests;
    private final Links links;
    private final Audit audit;
    private final Clock clock;

    AccountRecovery(
            TransactionTemplate transactions,
            @SystemDatabase TransactionTemplate systemTransactions,
            DSLContext app,
            @SystemDatabase DSLContext system,
            AccountQueries queries,
            RecoveryQueries requests,
            Links links,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.systemTransactions = systemTransactions;
        this.app = app;
        this.system = system;
        this.queries = queries;
        this.requests = requests;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks that somebody who lost password and second factor be let in again; another administrator decides. */
    public void request(AccountId account, String reason) {
        require(transactions.execute(status -> queries.find(account).orElseThrow(Absent::new)));
        var me = CurrentViewer.staff().account();
        if (account.equals(me)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.recovery.own");
        }
        var why = reason.strip();
        if (why.length() < 2 || why.length() > LONGEST_REASON) {
            throw new RuleViolation("reason", "identity.reason.length");
        }
        try {
            transactions.executeWithoutResult(status -> {
                app.insertInto(RECOVERY_REQUEST)
                        .set(RECOVERY_REQUEST.ACCOUNT_ID, account.value())
                        .set(RECOVERY_REQUEST.REASON, why)
                        .set(RECOVERY_REQUEST.REQUESTED_BY, me.value())
                        .set(RECOVERY_REQUEST.REQUESTED_AT, now())
                        .execute();
                audit.record(AuditEvent.of("account.recovery-requested", "account", account.toString(), null)
                        .because(why));
            });
        } catch (DuplicateKeyException e) {
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "", "identity.recovery.waits");
        }
    }

    /** @return the link, shown once, to be handed to its owner */
    public Token approve(long id) {
        var request = recovery(id);
        var me = CurrentViewer.staff().account();
        if (request.requestedBy() == me.value()) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.grant.own-request");
        }
        if (request.account().equals(me)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.recovery.own");
        }
        return require(systemTransactions.execute(status -> {
            var approved = system.update(RECOVERY_REQUEST)
                    .set(RECOVERY_REQUEST.APPROVED_BY, me.value())
                    .set(RECOVERY_REQUEST.APPROVED_AT, now())
                    .where(
                            RECOVERY_REQUEST.ID.eq(id),
                            RECOVERY_REQUEST.APPROVED_AT.isNull(),
                            RECOVERY_REQUEST.REFUSED_AT.isNull())
                    .execute();
            if (approved == 0) {
                throw new RuleViolation(RuleViolation.Kind.STALE, "", "identity.grant.decided");
            }
            record("account.recovery-approved", request.account());
            return links.issue(Links.Purpose.RECOVERY, request.account());
        }));
    }

    public AccountId refuse(long id) {
        var request = recovery(id);
        transactions.executeWithoutResult(status -> {
            app.update(RECOVERY_REQUEST)
                    .set(
                            RECOVERY_REQUEST.REFUSED_BY,
                            CurrentViewer.staff().account().value())
                    .set(RECOVERY_REQUEST.REFUSED_AT, now())
                    .where(RECOVERY_REQUEST.ID.eq(id), RECOVERY_REQUEST.APPROVED_AT.isNull())
                    .execute();
            record("account.recovery-refused", request.account());
        });
        return request.account();
    }

    private RecoveryQueries.Recovery recovery(long id) {
        return require(transactions.execute(status -> requests.find(id).orElseThrow(Absent::new)));
    }

    private void record(String action, AccountId account) {
        audit.record(AuditEvent.of(action, "account", account.toString(), null));
    }

    private static <T> T require(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
