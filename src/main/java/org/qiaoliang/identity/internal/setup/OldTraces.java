package org.qiaoliang.identity.internal.setup;

import static org.qiaoliang.tables.identity.Tables.ATTEMPT;
import static org.qiaoliang.tables.identity.Tables.LINK;
import static org.qiaoliang.tables.identity.Tables.PHONE_CODE;
import static org.qiaoliang.tables.identity.Tables.SESSION;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what no longer says anything: sessions and links long over, codes and counts of tries. */
@Component
class OldTraces implements RecurringWork {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int HOUR = 3;
    private static final int MINUTE = 20;

    private final TransactionTemplate transactions;
    private final DSLContext system;
    private final Clock clock;

    OldTraces(@SystemDatabase TransactionTemplate transactions, @SystemDatabase DSLContext system, Clock clock) {
        this.transactions = transactions;
        this.system = system;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity.old-traces";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.daily(HOUR, MINUTE);
    }

    @Override
    public void run() {
        var now = OffsetDateTime.now(clock);
        transactions.executeWithoutResult(status -> {
            system.deleteFrom(SESSION)
                    .where(SESSION.EXPIRES_AT.lt(now.minus(KEPT)))
                    .execute();
            system.deleteFrom(LINK).where(LINK.EXPIRES_AT.lt(now.minus(KEPT))).execute();
            system.deleteFrom(PHONE_CODE).where(PHONE_CODE.EXPIRES_AT.lt(now)).execute();
            system.deleteFrom(ATTEMPT)
                    .where(ATTEMPT.LAST_AT.lt(now.minusDays(1)))
                    .execute();
        });
    }
}
