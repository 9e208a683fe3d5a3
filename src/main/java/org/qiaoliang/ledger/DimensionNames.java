package org.qiaoliang.ledger;

import java.util.Locale;
import java.util.Map;

/** Names the values that a module's postings have as category and channel; offered as a bean by that module. */
public interface DimensionNames {
    /** The {@link Measure#module} whose measures it speaks for. */
    String module();

    /** Every category by its code, in the order in which they are shown. */
    Map<String, String> categories(Locale locale);

    /** Every channel by its code, in the order in which they are shown. */
    Map<String, String> channels(Locale locale);
}
