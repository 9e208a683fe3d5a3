package org.qiaoliang.divisions;

import java.time.LocalDate;
import java.util.List;
import org.qiaoliang.kernel.DivisionId;

/**
 * Divisions were loaded, created, renamed, moved, merged or split: codes, parents or successors differ from that day on.
 * Published inside the transaction that changes them; listeners that keep places or scope keys of what exists follow in
 * the same transaction. Facts of the past are left as they are.
 *
 * @param divisions those whose own code, name or parent changed, with everything below them
 * @param on the first day on which it holds
 */
public record DivisionsChanged(List<DivisionId> divisions, LocalDate on) {
    public DivisionsChanged {
        divisions = List.copyOf(divisions);
    }
}
