package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/** Templates for answers: the list, or one being written. */
public final class TemplatePage {
    private TemplatePage() {}

    /** @param own those that the viewer may change */
    public record Listed(List<Row> own, List<Row> retired, List<Row> above, boolean mayEdit) {}

    /**
     * One of them; texts in the reader's language.
     *
     * @param category empty for every category
     * @param organization whose it is
     */
    public record Row(long id, String name, String category, String text, String organization, int version) {}

    /**
     * One being written.
     *
     * @param id 0 for a new one
     * @param placeholders words that can be put in braces, with what they become
     */
    public record Edited(long id, int version, Form form, List<Choice> categories, List<Choice> placeholders) {
        public String action() {
            return "/workbench/appeals/templates" + (id == 0 ? "" : "/" + id);
        }
    }
}
