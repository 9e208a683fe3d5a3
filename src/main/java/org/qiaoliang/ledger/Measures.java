package org.qiaoliang.ledger;

import java.util.List;
import java.util.Optional;

/** The catalogue of measures (指标, LEDGER-6), from the {@link MeasureSource}s of all modules. */
public interface Measures {
    /** All, by code. */
    List<Measure> all();

    Optional<Measure> find(String code);

    /** Who names categories and channels of a module's measures; empty where nobody does. */
    Optional<DimensionNames> names(String module);
}
