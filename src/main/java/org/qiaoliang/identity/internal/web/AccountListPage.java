package org.qiaoliang.identity.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/** The accounts that the viewer manages. */
public record AccountListPage(
        List<Row> rows,
        Form form,
        List<Choice> states,
        @Nullable String next,
        int waiting) {
    public AccountListPage {
        rows = List.copyOf(rows);
        states = List.copyOf(states);
    }

    /** One account; roles, state and kind as message keys. */
    public record Row(
            String href, String login, String name, String state, String kind, String place, List<String> roles) {}
}
