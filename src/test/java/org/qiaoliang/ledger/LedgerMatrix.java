package org.qiaoliang.ledger;

import java.util.Map;
import java.util.function.Supplier;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** Figures of the place. */
class LedgerMatrix implements MatrixSample {
    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var sample = Sample.NONE
                .with("measure", "test.visits")
                .with("division", place.division().digits())
                .with("kind", place.kind().code())
                .with("from", "2013-01-01")
                .with("to", "2013-12-31");
        return Map.of("GET /api/v1/figures", () -> sample, "GET /api/v1/figures/entries", () -> sample);
    }
}
