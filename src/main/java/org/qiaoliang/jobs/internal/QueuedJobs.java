package org.qiaoliang.jobs.internal;

import static org.qiaoliang.tables.jobs.Tables.JOB;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.jobs.Jobs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
class QueuedJobs implements Jobs {
    private final DSLContext sql;
    private final Runner runner;
    private final Vault vault;
    private final Clock clock;

    QueuedJobs(DSLContext sql, Runner runner, Vault vault, Clock clock) {
        this.sql = sql;
        this.runner = runner;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public JobId start(String kind, Map<String, String> parameters) {
        if (!runner.knows(kind)) {
            throw new IllegalArgumentException("nobody does jobs of kind " + kind);
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a job is queued in the transaction of what it follows from");
        }
        long id = Objects.requireNonNull(sql.insertInto(JOB)
                .set(JOB.KIND, kind)
                .set(JOB.ACCOUNT, CurrentViewer.staff().account().value())
                .set(JOB.PARAMETERS, JobTable.seal(vault, parameters))
                .set(JOB.STATE, "queued")
                .set(JOB.ASKED_AT, JobTable.at(clock.instant()))
                .returning(JOB.ID)
                .fetchSingle(JOB.ID));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.ring();
            }
        });
        return new JobId(id);
    }
}
