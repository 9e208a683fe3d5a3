package org.qiaoliang.organizations.internal.web;

import java.util.List;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/** The form for founding whole kinds of organizations over a place. */
public record TreePage(Form form, List<Choice> kinds, List<Choice> levels, PlacePicker place) {
    public TreePage {
        kinds = List.copyOf(kinds);
        levels = List.copyOf(levels);
    }
}
