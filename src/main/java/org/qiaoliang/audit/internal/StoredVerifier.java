package org.qiaoliang.audit.internal;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
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
    private final TransactionTemplate transactions;
    private final Chain chain;
    private final HeadFile file;
    private final Audit audit;

    StoredVerifier(
            @SystemDatabase DSLContext sql,
            @SystemDatabase PlatformTransactionManager manager,
            Chain chain,
            HeadFile file,
            Audit audit) {
        this.sql = sql;
        this.transactions = new TransactionTemplate(manager);
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.chain = chain;
        this.file = file;
        this.audit = audit;
    }

    @Override
    public Verdict verify(Progress progress) {
        // Before the snapshot: a sealer at work meanwhile moves the head on, which must not look like a cut tail.
        var kept = file.read();
        return Objects.requireNonNull(snapshot.execute(t -> new ChainWalk(sql, chain, kept, progress).run()));
    }

    @Override
    public Verdict acceptHead(String by, String reason, Progress progress) {
        var kept = file.read();
        // Everything but the head is checked as ever.
        var walk = new ChainWalk(sql, chain, Optional.of(Head.BEGINNING), progress);
        var verdict = Objects.requireNonNull(snapshot.execute(t -> walk.run()));
        if (verdict.isWhole()) {
            var end = walk.end();
            CurrentViewer.as(
                    new Viewer.Program(AcceptHead.NAME),
                    () -> transactions.executeWithoutResult(t -> audit.record(AuditEvent.of(
                                    "audit.head-accepted", "audit", String.valueOf(end.sequence()), null)
                            .change(
                                    kept.map(head -> Map.of("head", words(head)))
                                            .orElse(Map.of()),
                                    Map.of("head", words(end), "by", by))
                            .because(reason))));
            file.write(end);
        }
        return verdict;
    }

    private static String words(Head head) {
        return head.line().strip();
    }
}
