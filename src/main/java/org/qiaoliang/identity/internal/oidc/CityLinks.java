package org.qiaoliang.identity.internal.oidc;

import static org.qiaoliang.tables.identity.Tables.CREDENTIAL;
import static org.qiaoliang.tables.identity.Tables.FEDERATED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.web.SignInPage;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which sign-ins elsewhere lead to one's own account. Linked by going there while signed in here; unlinked here. */
@Component
public class CityLinks {
    private final DSLContext system;
    private final TransactionTemplate systemTransactions;
    private final Providers providers;
    private final Audit audit;

    CityLinks(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate systemTransactions,
            Providers providers,
            Audit audit) {
        this.system = system;
        this.systemTransactions = systemTransactions;
        this.providers = providers;
        this.audit = audit;
    }

    /** @param name what the sign-in is called in the settings, or its code when it is gone from there */
    public record Link(String provider, String name, Instant since) {}

    public List<Link> mine() {
        var names = providers.offered().stream()
                .collect(Collectors.toMap(
                        provider -> provider.href().substring(CityRequests.PATH.length()), SignInPage.Provider::name));
        return system.select(FEDERATED.PROVIDER, FEDERATED.LINKED_AT)
                .from(FEDERATED)
                .where(FEDERATED.ACCOUNT_ID.eq(me()))
                .orderBy(FEDERATED.LINKED_AT)
                .fetch(row -> new Link(
                        row.value1(),
                        names.getOrDefault(row.value1(), row.value1()),
                        row.value2().toInstant()));
    }

    public List<SignInPage.Provider> linkable() {
        var linked =
                mine().stream().map(link -> CityRequests.PATH + link.provider).collect(Collectors.toSet());
        return providers.offered().stream()
                .filter(provider -> !linked.contains(provider.href()))
                .toList();
    }

    /** Who has no password here keeps the link: it is their only way in. */
    public void unlink(String provider) {
        systemTransactions.executeWithoutResult(status -> {
            var link = FEDERATED.ACCOUNT_ID.eq(me()).and(FEDERATED.PROVIDER.eq(provider));
            if (!system.fetchExists(FEDERATED, link)) {
                throw new Absent();
            }
            if (!system.fetchExists(CREDENTIAL, CREDENTIAL.ACCOUNT_ID.eq(me()).and(CREDENTIAL.PASSWORD.isNotNull()))) {
                throw new RuleViolation(RuleViolation.Kind.CONFLICT, "", "identity.city.only-way");
            }
            system.deleteFrom(FEDERATED).where(link).execute();
            audit.record(AuditEvent.of("account.unlinked", "account", Long.toString(me()), null)
                    .change(Map.of("provider", provider), Map.of()));
        });
    }

    private static long me() {
        return CurrentViewer.staff().account().value();
    }
}
