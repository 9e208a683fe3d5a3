package org.qiaoliang.notices.internal;

import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes away what was delivered long ago: addresses are kept no longer than they serve (PERSON-6). */
@Component
class OldNotices implements RecurringWork {
    private static final Period KEPT = Period.ofDays(180);

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Clock clock;

    OldNotices(@SystemDatabase TransactionTemplate transactions, @SystemDatabase DSLContext sql, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices.old";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.daily(3, 45);
    }

    @Override
    public void run() {
        var before = clock.instant().atOffset(ZoneOffset.UTC).minus(KEPT);
        transactions.executeWithoutResult(status ->
                sql.deleteFrom(OUTBOX).where(OUTBOX.DONE_AT.lt(before)).execute());
    }
}
