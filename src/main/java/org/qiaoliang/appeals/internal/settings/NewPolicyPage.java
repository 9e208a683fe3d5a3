package org.qiaoliang.appeals.internal.settings;

import java.util.List;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/** The form of a policy that is not there yet. */
public record NewPolicyPage(
        List<Tab> tabs,
        String action,
        List<Choice> units,
        List<Choice> rules,
        List<String> terms,
        Form form,
        boolean mayChange) {
    public NewPolicyPage {
        tabs = List.copyOf(tabs);
        units = List.copyOf(units);
        rules = List.copyOf(rules);
        terms = List.copyOf(terms);
    }
}
