package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.Tab;

/**
 * A list of appeals for the staff; all of its state is in the URL.
 *
 * @param searches whether words are looked for, which are found newest first in all within reach
 */
public record DeskListPage(
        Form filter,
        List<Tab> whose,
        List<Choice> states,
        List<Choice> categories,
        List<Row> rows,
        Sort sort,
        boolean searches,
        @Nullable String next,
        @Nullable String first,
        boolean mayTakeIn,
        boolean mayAssign,
        boolean mayExport,
        Map<String, String> query,
        List<SavedRow> saved,
        Form refusal) {

    /** A filter that the viewer keeps. */
    public record SavedRow(long id, String name, String href, boolean current) {}

    /** Whether something narrows the list, so that it is worth keeping. */
    public boolean filtered() {
        return query.keySet().stream().anyMatch(name -> !name.equals("sort"));
    }

    /** The forms below the list are open: something in one of them was refused. */
    public boolean refused() {
        return !refusal.complaints().isEmpty();
    }

    /** One appeal; texts in the reader's language. */
    public record Row(DeskRow row, String category, String place, String organization, String tone) {
        public String number() {
            return row.number().value();
        }

        /** As a tick of it is sent: what was seen when it was ticked. */
        public String pick() {
            return row.number() + ":" + row.version();
        }
    }
}
