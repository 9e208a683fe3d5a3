package org.qiaoliang.appeals.internal.settings;

import java.util.List;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/**
 * The telephone lines, and the form of one.
 *
 * @param number of the line that the form is for, empty for a new one
 */
public record HotlinesPage(List<Tab> tabs, List<Line> lines, String number, int version, Form form, boolean mayChange) {
    public HotlinesPage {
        tabs = List.copyOf(tabs);
        lines = List.copyOf(lines);
    }

    /** A line as the portal shows it. */
    public record Line(String number, String name, String hours, boolean danger, String href) {}
}
