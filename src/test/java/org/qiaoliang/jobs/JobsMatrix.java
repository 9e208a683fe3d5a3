package org.qiaoliang.jobs;

import static org.qiaoliang.tables.jobs.Tables.JOB;
import static org.qiaoliang.tables.jobs.Tables.RESULT;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** Jobs are seen by whoever started them. */
class JobsMatrix implements MatrixSample {
    private final DSLContext system;

    JobsMatrix(@SystemDatabase DSLContext system) {
        this.system = system;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        return Map.of();
    }

    @Override
    public Map<String, LongFunction<Sample>> personal() {
        var samples = new LinkedHashMap<String, LongFunction<Sample>>();
        for (var endpoint : new String[] {
            "GET /workbench/jobs/{id}",
            "GET /workbench/jobs/{id}/cancellation",
            "POST /workbench/jobs/{id}/cancellation",
            "GET /workbench/jobs/{id}/result"
        }) {
            samples.put(endpoint, account -> Sample.of("id", done(account)));
        }
        return samples;
    }

    private long done(long account) {
        var id = system.insertInto(JOB)
                .set(JOB.KIND, "matrix")
                .set(JOB.ACCOUNT, account)
                .set(JOB.STATE, "done")
                .set(JOB.ASKED_AT, OffsetDateTime.now())
                .returningResult(JOB.ID)
                .fetchSingle()
                .value1();
        system.insertInto(RESULT)
                .set(RESULT.JOB_ID, id)
                .set(RESULT.NAME, "matrix.csv")
                .set(RESULT.CONTENT_TYPE, "text/csv")
                .set(RESULT.READY, true)
                .set(RESULT.EXPIRES_AT, OffsetDateTime.now().plusDays(1))
                .execute();
        return id;
    }
}
