package org.qiaoliang.appeals.internal.portal;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.ATTACHMENT;

import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.files.FileOwner;
import org.qiaoliang.files.Files;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Photos and papers that a petitioner adds to their appeal. */
@Component
class Papers {
    private static final int MOST = 20;

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Files files;
    private final Audit audit;
    private final Clock clock;

    Papers(TransactionTemplate transactions, DSLContext sql, Files files, Audit audit, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Absent when the appeal is not the viewer's */
    void add(AppealNumber number, String name, InputStream content) {
        transactions.executeWithoutResult(status -> {
            var appeal = sql.select(APPEAL.ID, APPEAL.CASE_KEY, APPEAL.SCOPE_KEY)
                    .from(APPEAL)
                    .where(APPEAL.NUMBER.eq(number.value()))
                    .fetchOptional()
                    .orElseThrow(Absent::new);
            if (sql.fetchCount(ATTACHMENT, ATTACHMENT.APPEAL_ID.eq(appeal.value1())) >= MOST) {
                throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "file", "appeals.portal.files.enough", MOST);
            }
            var file = files.keep(owner(number, appeal), name, content);
            sql.insertInto(ATTACHMENT)
                    .set(ATTACHMENT.FILE_ID, file.value())
                    .set(ATTACHMENT.APPEAL_ID, appeal.value1())
                    .set(ATTACHMENT.BY_PETITIONER, true)
                    .set(ATTACHMENT.SHARED, true)
                    .set(ATTACHMENT.AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            audit.record(AuditEvent.of(
                    "appeal.file-added", "appeal", number.value(), new ScopeKey(appeal.get(APPEAL.SCOPE_KEY))));
        });
    }

    private static FileOwner owner(AppealNumber number, Record appeal) {
        var key = appeal.get(APPEAL.CASE_KEY);
        return new FileOwner("appeal", number.value(), key == null ? null : new CaseKeyId(key));
    }
}
