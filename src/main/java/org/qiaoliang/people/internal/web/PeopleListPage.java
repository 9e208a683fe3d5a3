package org.qiaoliang.people.internal.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.people.Person;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * The list of people.
 *
 * @param notice message of what a search by number found; null when there was none
 * @param places the place chosen, those above it and those directly below
 */
public record PeopleListPage(
        Form form,
        @Nullable String notice,
        boolean narrowed,
        List<Choice> places,
        List<Row> rows,
        @Nullable String next,
        @Nullable String first,
        boolean mayAdd,
        LocalDate today) {

    /** @param bodies that keep them, as far as the viewer sees */
    public record Row(Person person, String place, String bodies) {}
}
