package org.qiaoliang.audit;

import static org.qiaoliang.tables.audit.Tables.EVENT;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;
import org.springframework.transaction.support.TransactionTemplate;

/** Something recorded at the place. */
class AuditMatrix implements MatrixSample {
    private final Audit audit;
    private final DSLContext system;
    private final TransactionTemplate transactions;

    AuditMatrix(Audit audit, @SystemDatabase DSLContext system, @SystemDatabase TransactionTemplate transactions) {
        this.audit = audit;
        this.system = system;
        this.transactions = transactions;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        return Map.of("GET /workbench/audit/{id}", () -> Sample.of("id", recorded(place)));
    }

    private long recorded(MatrixPlace place) {
        var subject = UUID.randomUUID().toString();
        CurrentViewer.as(
                new Viewer.Program("matrix"),
                () -> transactions.executeWithoutResult(status -> audit.record(AuditEvent.of(
                        "account.signed-in", "matrix", subject, ScopeKey.of(place.kind(), place.division())))));
        return system.select(EVENT.ID)
                .from(EVENT)
                .where(EVENT.SUBJECT.eq(subject))
                .fetchSingle()
                .value1();
    }
}
