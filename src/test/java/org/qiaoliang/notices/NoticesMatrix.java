package org.qiaoliang.notices;

import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices to whoever reads them, and a failed message in the outbox. */
class NoticesMatrix implements MatrixSample {
    private final Notices notices;
    private final DSLContext system;
    private final TransactionTemplate transactions;

    NoticesMatrix(
            Notices notices, @SystemDatabase DSLContext system, @SystemDatabase TransactionTemplate transactions) {
        this.notices = notices;
        this.system = system;
        this.transactions = transactions;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        return Map.of("POST /workbench/outbox/{id}/retry", () -> Sample.of("id", failed()));
    }

    @Override
    public Map<String, LongFunction<Sample>> personal() {
        return Map.of(
                "POST /workbench/notices/{id}/reading",
                account -> Sample.of("id", sent(new Notice.Recipient.Account(new AccountId(account)))));
    }

    private long failed() {
        var id = sent(new Notice.Recipient.Phone("13800000000"));
        system.update(OUTBOX)
                .set(OUTBOX.STATE, "failed")
                .where(OUTBOX.ID.eq(id))
                .execute();
        return id;
    }

    private long sent(Notice.Recipient recipient) {
        var event = "matrix/" + UUID.randomUUID();
        CurrentViewer.as(
                new Viewer.Program("matrix"),
                () -> transactions.executeWithoutResult(status -> notices.send(new Notice(
                        event,
                        recipient,
                        "jobs.notice.done",
                        Map.of("number", "7", "what", "@jobs.mine"),
                        Locale.SIMPLIFIED_CHINESE,
                        ""))));
        return system.select(OUTBOX.ID)
                .from(OUTBOX)
                .where(OUTBOX.EVENT.eq(event))
                .fetchSingle()
                .value1();
    }
}
