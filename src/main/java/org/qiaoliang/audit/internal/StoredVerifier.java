package org.qiaoliang.audit.internal;

import java.util.Objects;
import org.jooq.DSLContext;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.database.SystemDatabase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class StoredVerifier implements AuditVerifier {
    private final DSLContext sql;
    private final TransactionTemplate snapshot;
    private final Chain chain;
    private final HeadFile file;

    StoredVerifier(
            @SystemDatabase DSLContext sql,
            @SystemDatabase PlatformTransactionManager manager,
            Chain chain,
            HeadFile file) {
        this.sql = sql;
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.chain = chain;
        this.file = file;
    }

    @Override
    public Verdict verify(Progress progress) {
        // Before the snapshot: a sealer at work meanwhile moves the head on, which must not look like a cut tail.
        var kept = file.read();
        return Objects.requireNonNull(snapshot.execute(t -> new ChainWalk(sql, chain, kept, progress).run()));
    }
}
