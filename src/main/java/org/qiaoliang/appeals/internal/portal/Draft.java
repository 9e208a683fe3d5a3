package org.qiaoliang.appeals.internal.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.web.Form;

/**
 * What was written so far, by name of the form field.
 *
 * @param fields as typed
 */
record Draft(Map<String, String> fields) {
    static final String CATEGORY = "category";
    static final String DIVISION = "division";
    static final String ABOUT_RECEIVER = "aboutReceiver";
    static final String ANONYMOUS = "anonymous";
    /** From so many on a matter is collective, and others may speak for it too. */
    static final int COLLECTIVE = 5;

    static final int REPRESENTATIVES = 4;
    static final String SENT = "sent";
    static final Draft EMPTY = new Draft(Map.of());

    Draft {
        fields = Map.copyOf(fields);
    }

    Draft with(Map<String, String> typed) {
        var all = new HashMap<>(fields);
        all.putAll(typed);
        return new Draft(all);
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    boolean has(String field) {
        return !get(field).isBlank();
    }

    Form form() {
        return Form.of(fields);
    }

    /** Whether it was filed; kept for a little while, so that sending it twice gives the same receipt. */
    boolean sent() {
        return has(SENT);
    }

    boolean anonymous() {
        return "true".equals(get(ANONYMOUS));
    }

    /** Whether a denunciation is about the body that would receive it. */
    boolean aboutReceiver() {
        return "true".equals(get(ABOUT_RECEIVER));
    }

    boolean collective() {
        return people() >= COLLECTIVE;
    }

    /** What is no number at all is 0, which the check of submissions complains of. */
    int people() {
        var typed = get("people").strip();
        if (typed.isEmpty()) {
            return 1;
        }
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    Submission submission(String language) {
        var others = new ArrayList<Submission.Contact>();
        for (var i = 0; i < REPRESENTATIVES; i++) {
            var name = get(representative(i, "name"));
            var phone = get(representative(i, "phone"));
            if (collective() && !(name.isBlank() && phone.isBlank())) {
                others.add(new Submission.Contact(name, phone));
            }
        }
        return new Submission(
                get(CATEGORY),
                get(DIVISION),
                get("title"),
                get("text"),
                anonymous(),
                anonymous() ? null : new Submission.Contact(get("contact.name"), get("contact.phone")),
                people(),
                anonymous() ? List.of() : others,
                language,
                aboutReceiver());
    }

    static String representative(int index, String field) {
        return "representatives[" + index + "]." + field;
    }
}
