package org.qiaoliang.people.internal.web;

import java.util.List;
import java.util.stream.Stream;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * The form for a whole household on one page.
 *
 * @param body for which they are written down
 * @param count for how many members there is room
 */
public record HouseholdFormPage(
        Form form,
        String body,
        PlacePicker place,
        int count,
        List<Choice> relations,
        List<Choice> documents,
        List<Choice> sexes,
        List<Choice> guardians,
        List<Choice> bases) {

    /** Whether something was said of a member, or is complained of, that stands in the folded part. */
    public boolean more(String member) {
        return Stream.of("documentKind", "sex", "birthDate", "guardianRelation", "guardianName")
                .map(field -> member + field)
                .anyMatch(field -> !form.value(field).isEmpty()
                        || form.complaints().stream()
                                .anyMatch(complaint -> complaint.field().equals(field)));
    }
}
