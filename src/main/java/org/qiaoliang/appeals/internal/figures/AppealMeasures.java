package org.qiaoliang.appeals.internal.figures;

import java.util.List;
import java.util.stream.Stream;
import org.qiaoliang.ledger.Measure;
import org.qiaoliang.ledger.MeasureSource;
import org.springframework.stereotype.Component;

/** What appeals post to the ledger (LEDGER-6); the channel is the second dimension of all of them. */
@Component
class AppealMeasures implements MeasureSource {
    @Override
    public List<Measure> measures() {
        return Stream.of(
                        "appeal.received",
                        "appeal.accepted",
                        "appeal.settled-in-time",
                        "appeal.settled-late",
                        "appeal.satisfied",
                        "appeal.dissatisfied")
                .map(code -> new Measure(code, "cases", "appeals"))
                .toList();
    }
}
