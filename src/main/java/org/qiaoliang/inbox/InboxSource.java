package org.qiaoliang.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;

/** What waits for a viewer in one module (INBOX-1), offered as a bean. */
public interface InboxSource {
    /** The module's name, for the filter and message key {@code inbox.source.<name>}. */
    String name();

    /**
     * The items that wait for the viewer, due first, those without a due time last, then by key.
     *
     * @param after the last item of the page before, null for the first
     * @param limit at most so many
     */
    List<InboxItem> waiting(Viewer viewer, @Nullable InboxItem after, int limit);

    long count(Viewer viewer);
}
