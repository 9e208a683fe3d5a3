package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * Several appeals that are to be given to somebody, or what became of it.
 *
 * @param rows those ticked that the viewer sees
 * @param handlers whom they can be given to
 * @param verdicts one for each that was ticked; empty before it was done
 * @param given to whom, empty before it was done
 */
public record BulkPage(
        List<DeskListPage.Row> rows, List<Choice> handlers, Form form, List<VerdictRow> verdicts, String given) {

    /**
     * What became of one.
     *
     * @param title null when it is confidential or out of sight
     * @param refusal why not, null when it was done
     */
    public record VerdictRow(
            String number, @Nullable String title, @Nullable String refusal) {}

    public boolean done() {
        return !verdicts.isEmpty();
    }

    public long successes() {
        return verdicts.stream().filter(v -> v.refusal() == null).count();
    }
}
