package org.qiaoliang.jobs.internal;

import static org.qiaoliang.tables.jobs.Tables.PIECE;
import static org.qiaoliang.tables.jobs.Tables.RESULT;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.jobs.JobId;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a job's file piece by piece, each sealed on its own and committed at once, so that memory stays small. */
class ResultStream extends OutputStream {
    static final String PURPOSE = "jobs.result";
    private static final int PIECE_SIZE = 512 * 1024;

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Vault vault;
    private final JobId job;
    private final byte[] buffer = new byte[PIECE_SIZE];
    private int filled;
    private int pieces;
    private long size;
    private boolean closed;

    ResultStream(
            TransactionTemplate transactions,
            DSLContext sql,
            Vault vault,
            JobId job,
            String name,
            String contentType,
            OffsetDateTime expires) {
        this.transactions = transactions;
        this.sql = sql;
        this.vault = vault;
        this.job = job;
        transactions.executeWithoutResult(status -> {
            // A handler that opens its file again means the new one.
            sql.deleteFrom(RESULT).where(RESULT.JOB_ID.eq(job.value())).execute();
            sql.insertInto(RESULT)
                    .set(RESULT.JOB_ID, job.value())
                    .set(RESULT.NAME, name)
                    .set(RESULT.CONTENT_TYPE, contentType)
                    .set(RESULT.EXPIRES_AT, expires)
                    .execute();
        });
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        var at = offset;
        var left = length;
        while (left > 0) {
            var step = Math.min(left, buffer.length - filled);
            System.arraycopy(bytes, at, buffer, filled, step);
            filled += step;
            at += step;
            left -= step;
            if (filled == buffer.length) {
                put();
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (filled > 0) {
            put();
        }
        transactions.executeWithoutResult(status -> sql.update(RESULT)
                .set(RESULT.READY, true)
                .set(RESULT.SIZE, size)
                .where(RESULT.JOB_ID.eq(job.value()))
                .execute());
    }

    private void put() {
        var sealed = vault.sealBytes(PURPOSE, Arrays.copyOf(buffer, filled));
        transactions.executeWithoutResult(status -> sql.insertInto(PIECE)
                .set(PIECE.JOB_ID, job.value())
                .set(PIECE.NUMBER, pieces)
                .set(PIECE.CONTENT, sealed)
                .execute());
        pieces++;
        size += filled;
        filled = 0;
    }
}
