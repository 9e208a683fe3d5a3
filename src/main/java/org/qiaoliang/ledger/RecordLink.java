package org.qiaoliang.ledger;

import java.util.Collection;
import java.util.Map;
import org.qiaoliang.access.Viewer;

/**
 * Leads from a line of the ledger to the record that caused it; offered as a bean by the module that owns the records.
 */
public interface RecordLink {
    /** The {@link RecordRef#type} that it knows. */
    String type();

    /**
     * Where the viewer may open these records, by number; those that the viewer may not open, or that are not there, are
     * left out. One statement at most.
     */
    Map<String, String> hrefs(Collection<String> numbers, Viewer viewer);
}
