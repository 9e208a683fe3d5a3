package org.qiaoliang.identity.internal.web;

import java.util.List;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/** The form for a new account. */
public record NewAccountPage(List<Choice> kinds, PlacePicker place, Form form) {
    public NewAccountPage {
        kinds = List.copyOf(kinds);
    }
}
