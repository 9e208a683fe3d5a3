package org.qiaoliang.ledger;

import java.util.List;

/** A module's part of the catalogue of measures, offered as a bean. */
public interface MeasureSource {
    List<Measure> measures();
}
