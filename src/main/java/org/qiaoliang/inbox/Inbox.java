package org.qiaoliang.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.Slice;

/** What waits for a viewer in all modules, as one list: due first, those without a due time last (INBOX-1). */
public interface Inbox {
    /** The sources that have something, with how much. */
    List<Count> counts(Viewer viewer);

    /**
     * One page of the list.
     *
     * @param only name of the one source to show, empty for all
     * @param after where the page before ended, as its slice said; null for the first page, and what can't be read begins
     *     there again
     */
    Slice<InboxItem> items(Viewer viewer, String only, @Nullable String after, int size);

    /** How much waits in one module. */
    record Count(String source, long number) {}
}
