package org.qiaoliang.organizations.internal.web;

import java.util.List;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/** The form for an organization that doesn't exist yet. */
public record NewOrganizationPage(Form form, List<Choice> kinds, PlacePicker place) {
    public NewOrganizationPage {
        kinds = List.copyOf(kinds);
    }
}
