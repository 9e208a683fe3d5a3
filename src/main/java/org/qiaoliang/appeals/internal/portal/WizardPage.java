package org.qiaoliang.appeals.internal.portal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealIntake.ReceivingBody;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Hotline;

/**
 * What the pages of the way to an appeal show.
 *
 * @param category null until one was chosen
 * @param place where it concerns, null until chosen
 * @param body who would receive it, null while that is not known
 * @param usual who would receive a denunciation, were it not about them; null for other matters
 */
public record WizardPage(
        Step step,
        Form form,
        @Nullable Category category,
        List<Hotline> hotlines,
        @Nullable Division place,
        @Nullable ReceivingBody body,
        @Nullable ReceivingBody usual,
        boolean collective) {

    /** Nothing that tells of it stays behind: no trace in titles, and a way out on every page. */
    public boolean discreet() {
        return category != null && category.confidential();
    }

    /** Key under which the browser keeps what is typed, null for what must leave no trace in it. */
    public @Nullable String draftKey() {
        return discreet() ? null : "appeal-" + step.name();
    }

    /**
     * The first page: what it is about.
     *
     * @param times how long it takes, of the chosen one
     */
    public record About(
            List<Category> categories,
            Map<String, String> icons,
            @Nullable Category chosen,
            List<String> times,
            List<Hotline> hotlines,
            Form form,
            boolean started) {}

    /** Where it is. */
    public record Places(WizardPage page, PlacePicker picker) {}
}
