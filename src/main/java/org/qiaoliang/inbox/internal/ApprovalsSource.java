package org.qiaoliang.inbox.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.identity.Approvals;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.inbox.InboxSource;
import org.springframework.stereotype.Component;

/** What waits for a second administrator; module identity lies below this one, so it can't say so itself. */
@Component
class ApprovalsSource implements InboxSource {
    private final Approvals approvals;

    ApprovalsSource(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public List<InboxItem> waiting(Viewer viewer, @Nullable InboxItem after, int limit) {
        return approvals.waiting().stream()
                .map(this::item)
                .sorted(Comparator.comparing(InboxItem::key))
                .filter(item ->
                        after == null || after.due() != null || item.key().compareTo(after.key()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public long count(Viewer viewer) {
        return approvals.waiting().size();
    }

    private InboxItem item(Approvals.Waiting waiting) {
        var subject = waiting.subject().name().toLowerCase(Locale.ROOT);
        return new InboxItem(
                name(),
                "approvals/%s/%019d".formatted(subject, waiting.id()),
                waiting.name(),
                waiting.login(),
                "inbox.approvals." + subject,
                Approvals.PATH,
                null);
    }
}
