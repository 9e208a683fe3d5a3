package org.qiaoliang.appeals.internal.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.qiaoliang.appeals.Submission;

/** What the forms of the portal and of the staff say, by the names of their fields, which are those of the complaints. */
public final class SubmissionFields {
    public static final String ABOUT_RECEIVER = "aboutReceiver";

    private SubmissionFields() {}

    /** @param field what was typed there, empty for nothing */
    public static Submission read(UnaryOperator<String> field, String language) {
        var anonymous = "true".equals(field.apply("anonymous"));
        return new Submission(
                field.apply("category"),
                field.apply("division"),
                field.apply("title"),
                field.apply("text"),
                anonymous,
                anonymous ? null : new Submission.Contact(field.apply("contact.name"), field.apply("contact.phone")),
                people(field),
                anonymous ? List.of() : others(field),
                language,
                "true".equals(field.apply(ABOUT_RECEIVER)));
    }

    /** How many it concerns; what is no number at all is 0, which the check of submissions complains of. */
    public static int people(UnaryOperator<String> field) {
        var typed = field.apply("people").strip();
        if (typed.isEmpty()) {
            return 1;
        }
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    /** Whether so many that some speak for the others. */
    public static boolean collective(UnaryOperator<String> field) {
        return people(field) >= SubmissionCheck.COLLECTIVE;
    }

    private static List<Submission.Contact> others(UnaryOperator<String> field) {
        var others = new ArrayList<Submission.Contact>();
        for (var i = 0; i < SubmissionCheck.REPRESENTATIVES - 1; i++) {
            var name = field.apply("representatives[" + i + "].name");
            var phone = field.apply("representatives[" + i + "].phone");
            if (collective(field) && !(name.isBlank() && phone.isBlank())) {
                others.add(new Submission.Contact(name, phone));
            }
        }
        return others;
    }
}
