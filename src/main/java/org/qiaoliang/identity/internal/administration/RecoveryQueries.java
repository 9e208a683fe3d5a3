package org.qiaoliang.identity.internal.administration;

import static org.jooq.impl.DSL.noCondition;
import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.RECOVERY_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.qiaoliang.kernel.AccountId;
import org.springframework.stereotype.Component;

/** Requests to let somebody in again, of the accounts that the administrator manages. */
@Component
public class RecoveryQueries {
    private final DSLContext app;

    RecoveryQueries(DSLContext app) {
        this.app = app;
    }

    public record Recovery(
            long id,
            AccountId account,
            String login,
            String name,
            String reason,
            long requestedBy,
            Instant requestedAt) {}

    /** Those that wait for a second administrator. */
    public List<Recovery> waiting() {
        return recoveries(noCondition());
    }

    public Optional<Recovery> find(long id) {
        return recoveries(RECOVERY_REQUEST.ID.eq(id)).stream().findFirst();
    }

    public Optional<Recovery> of(AccountId account) {
        return recoveries(RECOVERY_REQUEST.ACCOUNT_ID.eq(account.value())).stream()
                .findFirst();
    }

    private List<Recovery> recoveries(Condition condition) {
        return app.select(
                        RECOVERY_REQUEST.ID,
                        RECOVERY_REQUEST.ACCOUNT_ID,
                        ACCOUNT.LOGIN,
                        ACCOUNT.NAME,
                        RECOVERY_REQUEST.REASON,
                        RECOVERY_REQUEST.REQUESTED_BY,
                        RECOVERY_REQUEST.REQUESTED_AT)
                .from(RECOVERY_REQUEST)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(RECOVERY_REQUEST.ACCOUNT_ID))
                .where(
                        condition,
                        RECOVERY_REQUEST.APPROVED_AT.isNull(),
                        RECOVERY_REQUEST.REFUSED_AT.isNull(),
                        AccountQueries.managed())
                .orderBy(RECOVERY_REQUEST.REQUESTED_AT)
                .limit(200)
                .fetch(row -> new Recovery(
                        row.value1(),
                        new AccountId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7().toInstant()));
    }
}
