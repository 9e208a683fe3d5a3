package org.qiaoliang.jobs.internal;

import static org.qiaoliang.tables.jobs.Tables.JOB;
import static org.qiaoliang.tables.jobs.Tables.RESULT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.kernel.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The runner's view of jobs, in transactions of its own. */
@Component
class JobTable {
    static final Duration LEASE = Duration.ofSeconds(60);
    /** A job that took its node down this often is not begun again. */
    private static final int MOST_ATTEMPTS = 3;

    static final String PURPOSE = "jobs.parameters";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Vault vault;
    private final Clock clock;

    JobTable(
            @SystemDatabase TransactionTemplate transactions,
            @SystemDatabase DSLContext sql,
            Vault vault,
            Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /** A job that was claimed. */
    record Claimed(JobId id, String kind, AccountId account, Map<String, String> parameters, int attempts) {
        boolean exhausted() {
            return attempts > MOST_ATTEMPTS;
        }
    }

    /** They may hold words that somebody searched for, hence a name or a phone. */
    static byte[] seal(Vault vault, Map<String, String> parameters) {
        return vault.seal(PURPOSE, JSON.writeValueAsString(parameters));
    }

    /** Takes up to so many jobs of these kinds that wait, or whose node was lost. */
    List<Claimed> claim(Collection<String> kinds, int most) {
        var now = now();
        var claimed = transactions.execute(status -> {
            var ids = sql.select(JOB.ID)
                    .from(JOB)
                    .where(JOB.KIND.in(kinds))
                    .and(JOB.STATE.eq("queued").or(JOB.STATE.eq("running").and(JOB.LEASE_UNTIL.lt(now))))
                    .orderBy(JOB.ID)
                    .limit(most)
                    .forUpdate()
                    .skipLocked()
                    .fetch(JOB.ID);
            if (ids.isEmpty()) {
                return List.<Claimed>of();
            }
            // What a lost run wrote is begun anew.
            sql.deleteFrom(RESULT).where(RESULT.JOB_ID.in(ids)).execute();
            return sql.update(JOB)
                    .set(JOB.STATE, "running")
                    .set(JOB.STARTED_AT, now)
                    .set(JOB.LEASE_UNTIL, now.plus(LEASE))
                    .set(JOB.ATTEMPTS, JOB.ATTEMPTS.plus(1))
                    .set(JOB.DONE, 0L)
                    .set(JOB.TOTAL, 0L)
                    .where(JOB.ID.in(ids))
                    .returning(JOB.ID, JOB.KIND, JOB.ACCOUNT, JOB.PARAMETERS, JOB.ATTEMPTS)
                    .fetch(row -> new Claimed(
                            new JobId(row.get(JOB.ID)),
                            row.get(JOB.KIND),
                            new AccountId(row.get(JOB.ACCOUNT)),
                            JSON.readValue(vault.open(PURPOSE, row.get(JOB.PARAMETERS)), PARAMETERS),
                            row.get(JOB.ATTEMPTS)));
        });
        return Objects.requireNonNullElse(claimed, List.of());
    }

    /** Notes progress and prolongs the lease; tells whether somebody asked to cancel. */
    boolean progress(JobId id, long done, long total) {
        var asked = transactions.execute(status -> sql.update(JOB)
                .set(JOB.DONE, done)
                .set(JOB.TOTAL, total)
                .set(JOB.LEASE_UNTIL, now().plus(LEASE))
                .where(JOB.ID.eq(id.value()))
                .returning(JOB.CANCEL_ASKED)
                .fetchOne(JOB.CANCEL_ASKED));
        return Boolean.TRUE.equals(asked);
    }

    /** Keeps the claim on jobs that are under way. */
    void prolong(List<JobId> ids) {
        transactions.executeWithoutResult(status -> sql.update(JOB)
                .set(JOB.LEASE_UNTIL, now().plus(LEASE))
                .where(JOB.ID.in(ids.stream().map(JobId::value).toList()), JOB.STATE.eq("running"))
                .execute());
    }

    /** Gives a job back that was cut off because its node is stopped. */
    void giveBack(JobId id) {
        transactions.executeWithoutResult(status -> sql.update(JOB)
                .set(JOB.STATE, "queued")
                .setNull(JOB.LEASE_UNTIL)
                .set(JOB.ATTEMPTS, JOB.ATTEMPTS.minus(1))
                .where(JOB.ID.eq(id.value()), JOB.STATE.eq("running"))
                .execute());
    }

    /** Ends a job, with what tells of it, in one transaction. */
    void end(JobId id, String state, @Nullable String complaint, @Nullable String errorId, Runnable beside) {
        transactions.executeWithoutResult(status -> {
            sql.update(JOB)
                    .set(JOB.STATE, state)
                    .set(JOB.COMPLAINT, complaint)
                    .set(JOB.ERROR_ID, errorId)
                    .set(JOB.ENDED_AT, now())
                    .setNull(JOB.LEASE_UNTIL)
                    .where(JOB.ID.eq(id.value()))
                    .execute();
            if (!"done".equals(state)) {
                sql.deleteFrom(RESULT).where(RESULT.JOB_ID.eq(id.value())).execute();
            }
            beside.run();
        });
    }

    /** Results whose week is over, and jobs that nobody asks for any more. */
    void forgetOld(Duration jobsKept) {
        var now = now();
        transactions.executeWithoutResult(status -> {
            sql.deleteFrom(RESULT).where(RESULT.EXPIRES_AT.lt(now)).execute();
            sql.deleteFrom(JOB).where(JOB.ENDED_AT.lt(now.minus(jobsKept))).execute();
        });
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
