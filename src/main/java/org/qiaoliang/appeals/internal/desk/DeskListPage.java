package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.Tab;

/** A list of appeals for the staff; all of its state is in the URL. */
public record DeskListPage(
        Form filter,
        List<Tab> whose,
        List<Choice> states,
        List<Choice> categories,
        List<Row> rows,
        Sort sort,
        @Nullable String next,
        @Nullable String first,
        boolean mayTakeIn,
        boolean mayAssign,
        boolean mayExport,
        String query) {

    /** One appeal; texts in the reader's language. */
    public record Row(DeskRow row, String category, String organization, String tone) {
        public String number() {
            return row.number().value();
        }
    }
}
