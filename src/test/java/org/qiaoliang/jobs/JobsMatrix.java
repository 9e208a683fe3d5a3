package org.qiaoliang.jobs;

import static org.qiaoliang.tables.jobs.Tables.JOB;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** Jobs are seen by whoever started them; this one belongs to nobody who tries. */
class JobsMatrix implements MatrixSample {
    private static final long NOBODY = -1;

    private final DSLContext system;

    JobsMatrix(@SystemDatabase DSLContext system) {
        this.system = system;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        for (var endpoint : new String[] {
            "GET /workbench/jobs/{id}",
            "GET /workbench/jobs/{id}/cancellation",
            "POST /workbench/jobs/{id}/cancellation",
            "GET /workbench/jobs/{id}/result"
        }) {
            samples.put(endpoint, () -> Sample.of("id", somebodyElses()));
        }
        return samples;
    }

    private long somebodyElses() {
        return system.insertInto(JOB)
                .set(JOB.KIND, "matrix")
                .set(JOB.ACCOUNT, NOBODY)
                .set(JOB.STATE, "cancelled")
                .set(JOB.ASKED_AT, OffsetDateTime.now())
                .returningResult(JOB.ID)
                .fetchSingle()
                .value1();
    }
}
