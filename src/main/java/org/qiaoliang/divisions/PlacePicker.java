package org.qiaoliang.divisions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page component {@code divisions.picker} shows. It works as a group of radio buttons with a text field, all of
 * the one field name: whoever has no scripts types a name or chooses, and what is not clear yet is asked when the form
 * comes back; with scripts the list follows what is typed and chosen.
 *
 * @param field name of the form field
 * @param words what was typed, kept when no place is called so
 * @param path from the root down to the place chosen; the root alone when none is
 * @param chosen the place chosen or remembered, null when none is
 * @param options what to choose from: what the words found, otherwise the divisions below the last of the path
 * @param searched whether the options were found by the words, rather than lying below the last of the path
 * @param reach code of the permission within whose scope of the viewer the options lie, empty when all are offered
 */
public record PlacePicker(
        String field,
        String words,
        List<Division> path,
        @Nullable Division chosen,
        List<Division> options,
        boolean searched,
        String reach) {
    public PlacePicker {
        path = List.copyOf(path);
        options = List.copyOf(options);
    }

    public boolean isChosen(Division division) {
        return chosen != null && chosen.id().equals(division.id());
    }

    /** What stands above an option, to tell namesakes apart. */
    public String above(Division division) {
        var full = division.fullName();
        return full.substring(0, Math.max(0, full.length() - division.name().length()));
    }

    /** Where the list comes from when something was typed or chosen. */
    public String address() {
        return "/divisions/options?field=" + field + (reach.isEmpty() ? "" : "&reach=" + reach);
    }

    /** Whether words were typed that no place offered here is called by. */
    public boolean foundNothing() {
        return !words.isEmpty() && !searched;
    }
}
