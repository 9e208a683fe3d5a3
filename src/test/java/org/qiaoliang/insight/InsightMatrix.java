package org.qiaoliang.insight;

import java.util.Map;
import java.util.function.Supplier;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** The board of appeals at the place. */
class InsightMatrix implements MatrixSample {
    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var board = Sample.of("code", "appeals")
                .with("division", place.division().digits())
                .with("kind", place.kind().code());
        return Map.of(
                "GET /insight", () -> board,
                "GET /insight/{code}", () -> board,
                "GET /insight/{code}/tables/{table}.csv", () -> board.and("table", "months"),
                "GET /insight/{code}/entries", () -> board.with("measure", "appeal.received"));
    }
}
