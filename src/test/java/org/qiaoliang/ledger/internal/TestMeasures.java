package org.qiaoliang.ledger.internal;

import java.util.List;
import org.qiaoliang.ledger.Measure;
import org.qiaoliang.ledger.MeasureSource;
import org.springframework.stereotype.Component;

/** Measures that no module posts. */
@Component
class TestMeasures implements MeasureSource {
    @Override
    public List<Measure> measures() {
        return List.of(new Measure("test.visits", "person-times", "ledger"));
    }
}
