package org.qiaoliang.appeals.internal.portal;

import java.util.HashMap;
import java.util.Map;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.intake.SubmissionFields;
import org.qiaoliang.web.Form;

/**
 * What was written so far, by name of the form field.
 *
 * @param fields as typed
 */
record Draft(Map<String, String> fields) {
    static final String CATEGORY = "category";
    static final String DIVISION = "division";
    static final String ABOUT_RECEIVER = SubmissionFields.ABOUT_RECEIVER;
    static final String ANONYMOUS = "anonymous";
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
        return SubmissionFields.collective(this::get);
    }

    Submission submission(String language) {
        return SubmissionFields.read(this::get, language);
    }
}
