package org.qiaoliang.web.internal.once;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes away the keys and counts that no longer say anything. */
@Component
class OldKeys implements RecurringWork {
    private static final Duration KEPT = Duration.ofDays(2);

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Clock clock;

    OldKeys(@SystemDatabase TransactionTemplate transactions, @SystemDatabase DSLContext sql, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "web.old-keys";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.daily(3, 40);
    }

    @Override
    public void run() {
        var before = OffsetDateTime.now(clock).minus(KEPT);
        transactions.executeWithoutResult(status -> {
            sql.execute("delete from web.once where made_at < ?::timestamptz", before);
            sql.execute("delete from web.rate where window_start < ?::timestamptz", before);
        });
    }
}
