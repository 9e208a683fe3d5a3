package org.qiaoliang.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** Jobs are seen by whoever started them; these belong to nobody who tries. */
class JobsMatrix implements MatrixSample {
    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        for (var endpoint : new String[] {
            "GET /workbench/jobs/{id}",
            "GET /workbench/jobs/{id}/cancellation",
            "POST /workbench/jobs/{id}/cancellation",
            "GET /workbench/jobs/{id}/result"
        }) {
            samples.put(endpoint, () -> Sample.of("id", 1));
        }
        return samples;
    }
}
