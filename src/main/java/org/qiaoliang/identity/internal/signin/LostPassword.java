package org.qiaoliang.identity.internal.signin;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.CodeSender;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.web.RateLimits;
import org.qiaoliang.web.RateLimits.Try;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A link for a new password, sent to the phone that the account has. It does not replace the second factor. The answer is
 * given before anything is looked up, so that neither its words nor its time say whether there is such an account.
 */
@Service
public class LostPassword {
    public static final String PHONE_PURPOSE = "identity.phone";

    private final TransactionTemplate systemTransactions;
    private final DSLContext system;
    private final RateLimits limits;
    private final Links links;
    private final Vault vault;
    private final ObjectProvider<CodeSender> sender;
    private final Audit audit;

    LostPassword(
            @SystemDatabase TransactionTemplate systemTransactions,
            @SystemDatabase DSLContext system,
            RateLimits limits,
            Links links,
            Vault vault,
            ObjectProvider<CodeSender> sender,
            Audit audit) {
        this.systemTransactions = systemTransactions;
        this.system = system;
        this.limits = limits;
        this.links = links;
        this.vault = vault;
        this.sender = sender;
        this.audit = audit;
    }

    /** @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY when asked too often */
    public void ask(String login, String address, Locale locale) {
        limits.take(List.of(
                new Try("recovery-address", address),
                new Try("recovery", login.strip().toLowerCase(Locale.ROOT))));
        Thread.ofVirtual()
                .name("lost-password")
                .start(() -> CurrentViewer.as(new Viewer.Program("lost-password"), () -> send(login, locale)));
    }

    private void send(String login, Locale locale) {
        systemTransactions.executeWithoutResult(status -> system.select(ACCOUNT.ID, ACCOUNT.PHONE_SEALED)
                .from(ACCOUNT)
                .where(
                        ACCOUNT.LOGIN.eq(login.strip().toLowerCase(Locale.ROOT)),
                        ACCOUNT.STATE.eq("active"),
                        ACCOUNT.PHONE_SEALED.isNotNull())
                .fetchOptional()
                .ifPresent(row -> {
                    var account = new AccountId(row.get(ACCOUNT.ID));
                    var phone = vault.open(PHONE_PURPOSE, row.get(ACCOUNT.PHONE_SEALED));
                    var token = links.issue(Links.Purpose.PASSWORD, account);
                    audit.record(AuditEvent.of("account.password-link", "account", account.toString(), null));
                    sender.getObject()
                            .sendLink(
                                    "identity.password/" + account + "/" + UUID.randomUUID(),
                                    phone,
                                    Links.path(token),
                                    Links.Purpose.PASSWORD.valid(),
                                    locale);
                }));
    }
}
