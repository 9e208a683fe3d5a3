package org.qiaoliang.jobs.internal;

import static org.qiaoliang.tables.jobs.Tables.JOB;
import static org.qiaoliang.tables.jobs.Tables.PIECE;
import static org.qiaoliang.tables.jobs.Tables.RESULT;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.jobs.JobId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What its owner sees of a job and may do to it; the policies of the tables show nobody the jobs of others. */
@Component
public class JobQueries {
    private static final List<SelectField<?>> COLUMNS = List.of(
            JOB.ID,
            JOB.KIND,
            JOB.STATE,
            JOB.CANCEL_ASKED,
            JOB.DONE,
            JOB.TOTAL,
            JOB.COMPLAINT,
            JOB.ERROR_ID,
            JOB.ASKED_AT,
            JOB.ENDED_AT,
            RESULT.NAME,
            RESULT.SIZE,
            RESULT.EXPIRES_AT);

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    JobQueries(TransactionTemplate transactions, DSLContext sql, Vault vault, Audit audit, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One's own job.
     *
     * @param file name of what can be had, null for nothing
     */
    public record Job(
            long id,
            String kind,
            String state,
            boolean cancelAsked,
            long done,
            long total,
            @Nullable String complaint,
            @Nullable String errorId,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable String file,
            long size,
            @Nullable Instant expiresAt) {}

    /** A file to be sent. */
    public record File(String name, String contentType, long size, InputStream read) {}

    /** The viewer's jobs, newest first; one more than asked for tells that there are more. */
    public List<Job> mine(long before, int limit) {
        var jobs = transactions.execute(status -> sql.select(COLUMNS)
                .from(JOB)
                .leftJoin(RESULT)
                .on(RESULT.JOB_ID.eq(JOB.ID), RESULT.READY.isTrue(), RESULT.EXPIRES_AT.gt(now()))
                .where(JOB.ACCOUNT.eq(CurrentViewer.staff().account().value()), JOB.ID.lt(before))
                .orderBy(JOB.ID.desc())
                .limit(limit + 1)
                .fetch(JobQueries::job));
        return Objects.requireNonNull(jobs);
    }

    public Optional<Job> find(JobId id) {
        return Objects.requireNonNull(transactions.execute(status -> sql.select(COLUMNS)
                .from(JOB)
                .leftJoin(RESULT)
                .on(RESULT.JOB_ID.eq(JOB.ID), RESULT.READY.isTrue(), RESULT.EXPIRES_AT.gt(now()))
                .where(JOB.ID.eq(id.value()))
                .fetchOptional(JobQueries::job)));
    }

    /** Asks a running job to stop, or takes a waiting one back; false when it is not the viewer's or has ended. */
    public boolean cancel(JobId id) {
        return Boolean.TRUE.equals(transactions.execute(status -> sql.update(JOB)
                        .set(JOB.CANCEL_ASKED, true)
                        .where(JOB.ID.eq(id.value()), JOB.STATE.in("queued", "running"))
                        .execute()
                > 0));
    }

    /** The file, read piece by piece as it is sent; that it was taken is recorded (ACCESS-7). */
    public Optional<File> result(JobId id) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var file = sql.select(RESULT.NAME, RESULT.CONTENT_TYPE, RESULT.SIZE)
                    .from(RESULT)
                    .join(JOB)
                    .on(JOB.ID.eq(RESULT.JOB_ID))
                    .where(
                            RESULT.JOB_ID.eq(id.value()),
                            JOB.STATE.eq("done"),
                            RESULT.READY.isTrue(),
                            RESULT.EXPIRES_AT.gt(now()))
                    .fetchOptional(row -> new File(row.value1(), row.value2(), row.value3(), new Pieces(id)));
            file.ifPresent(f -> audit.record(AuditEvent.of("job.downloaded", "job", Long.toString(id.value()), null)));
            return file;
        }));
    }

    private Optional<byte[]> piece(JobId id, int number) {
        var sealed = transactions.execute(status -> sql.select(PIECE.CONTENT)
                .from(PIECE)
                .where(PIECE.JOB_ID.eq(id.value()), PIECE.NUMBER.eq(number))
                .fetchOne(PIECE.CONTENT));
        return Optional.ofNullable(sealed).map(bytes -> vault.openBytes(ResultStream.PURPOSE, bytes));
    }

    private OffsetDateTime now() {
        return JobTable.at(clock.instant());
    }

    private static Job job(Record row) {
        return new Job(
                row.get(JOB.ID),
                row.get(JOB.KIND),
                row.get(JOB.STATE),
                row.get(JOB.CANCEL_ASKED),
                row.get(JOB.DONE),
                row.get(JOB.TOTAL),
                row.get(JOB.COMPLAINT),
                row.get(JOB.ERROR_ID),
                row.get(JOB.ASKED_AT).toInstant(),
                instant(row.get(JOB.ENDED_AT)),
                row.get(RESULT.NAME),
                Objects.requireNonNullElse(row.get(RESULT.SIZE), 0L),
                instant(row.get(RESULT.EXPIRES_AT)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Opens a piece when the one before has been sent. */
    private final class Pieces extends InputStream {
        private final JobId job;
        /** Sending may go on after the handler of the request has returned. */
        private final Viewer viewer = CurrentViewer.get();

        private byte @Nullable [] current = new byte[0];
        private int at;
        private int next;

        Pieces(JobId job) {
            this.job = job;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (current != null && at == current.length) {
                current = CurrentViewer.as(viewer, () -> piece(job, next++)).orElse(null);
                at = 0;
            }
            var from = current;
            if (from == null) {
                return -1;
            }
            var step = Math.min(length, from.length - at);
            System.arraycopy(from, at, into, offset, step);
            at += step;
            return step;
        }
    }
}
