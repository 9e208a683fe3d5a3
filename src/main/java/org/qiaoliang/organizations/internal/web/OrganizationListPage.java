package org.qiaoliang.organizations.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/**
 * Organizations of a place: those of the place itself and the step below, or what was searched for.
 *
 * @param division code of the place
 * @param searched whether {@code found} holds what the words found, instead of the place's own
 * @param places the divisions below, to step down to; empty when one kind is looked at, whose organizations are {@code below}
 */
public record OrganizationListPage(
        Form form,
        List<Choice> kinds,
        List<Choice> states,
        List<Tab> path,
        String division,
        boolean searched,
        List<Row> found,
        List<Row> below,
        List<Tab> places,
        @Nullable String next,
        @Nullable String first,
        boolean mayFound) {
    public OrganizationListPage {
        kinds = List.copyOf(kinds);
        states = List.copyOf(states);
        path = List.copyOf(path);
        found = List.copyOf(found);
        below = List.copyOf(below);
        places = List.copyOf(places);
    }

    /**
     * One organization.
     *
     * @param kind message key
     * @param step where those below it are, null when there are none
     */
    public record Row(
            String href,
            String name,
            String kind,
            String place,
            String phone,
            boolean open,
            @Nullable String step,
            int below) {}
}
