package org.qiaoliang.kernel;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with an input, so that the reader hears all of it at once. */
public final class Complaints {
    private final List<RuleViolation.Complaint> complaints = new ArrayList<>();

    public Complaints add(String field, String key, Object... parameters) {
        complaints.add(new RuleViolation.Complaint(field, key, List.of(parameters)));
        return this;
    }

    public Complaints addIf(boolean wrong, String field, String key, Object... parameters) {
        return wrong ? add(field, key, parameters) : this;
    }

    public boolean isEmpty() {
        return complaints.isEmpty();
    }

    /** Throws when anything was added. */
    public void raise() {
        if (!complaints.isEmpty()) {
            throw new RuleViolation(RuleViolation.Kind.INVALID, complaints);
        }
    }
}
