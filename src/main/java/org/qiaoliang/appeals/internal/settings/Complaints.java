package org.qiaoliang.appeals.internal.settings;

import java.util.ArrayList;
import java.util.List;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Complaint;

/** Gathers what is wrong with a form, so that all is said at once. */
final class Complaints {
    private final List<Complaint> all = new ArrayList<>();

    void add(String field, String key, Object... parameters) {
        all.add(new Complaint(field, key, List.of(parameters)));
    }

    /** The text without spaces around it, when it has a length that fits. */
    String text(String field, String typed, int least, int most) {
        var clean = typed.strip();
        if (clean.length() < least
                || clean.length() > most
                || clean.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            add(field, least > 0 ? "appeals.settings.length" : "appeals.settings.longest", most);
        }
        return clean;
    }

    void raise() {
        if (!all.isEmpty()) {
            throw new RuleViolation(RuleViolation.Kind.INVALID, all);
        }
    }
}
