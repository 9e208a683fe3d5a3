package org.qiaoliang.appeals.internal.settings;

import java.util.List;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * A category as a form.
 *
 * @param code empty for a new one
 * @param action where the form goes
 * @param exceptions kinds that may keep times of their own: value is the form field
 */
public record CategoryPage(
        String code,
        String title,
        String action,
        int version,
        Form form,
        List<Choice> kinds,
        List<Choice> hotlines,
        List<Choice> policies,
        List<Choice> exceptions,
        List<Choice> levels,
        boolean mayChange) {
    public CategoryPage {
        kinds = List.copyOf(kinds);
        hotlines = List.copyOf(hotlines);
        policies = List.copyOf(policies);
        exceptions = List.copyOf(exceptions);
        levels = List.copyOf(levels);
    }

    public boolean fresh() {
        return code.isEmpty();
    }
}
