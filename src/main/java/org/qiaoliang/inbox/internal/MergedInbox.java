package org.qiaoliang.inbox.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.inbox.Inbox;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.inbox.InboxSource;
import org.qiaoliang.kernel.Slice;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class MergedInbox implements Inbox {
    private static final Comparator<InboxItem> DUE_FIRST = Comparator.comparing(
                    InboxItem::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(InboxItem::key);

    private final ObjectProvider<InboxSource> sources;

    MergedInbox(ObjectProvider<InboxSource> sources) {
        this.sources = sources;
    }

    @Override
    public List<Count> counts(Viewer viewer) {
        return sources.stream()
                .map(source -> new Count(source.name(), source.count(viewer)))
                .filter(count -> count.number() > 0)
                .toList();
    }

    @Override
    public Slice<InboxItem> items(Viewer viewer, String only, @Nullable String after, int size) {
        var last = after == null ? null : read(after);
        var items = sources.stream()
                .filter(source -> only.isEmpty() || source.name().equals(only))
                .flatMap(source -> source.waiting(viewer, last, size + 1).stream())
                .sorted(DUE_FIRST)
                .limit(size + 1L)
                .toList();
        return Slice.of(items, size, MergedInbox::write);
    }

    private static String write(InboxItem item) {
        var text = (item.due() == null ? "" : item.due().toString()) + "|" + item.key();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An unreadable position begins again at the first page. */
    private static @Nullable InboxItem read(String after) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            if (bar < 0) {
                return null;
            }
            var due = bar == 0 ? null : Instant.parse(text.substring(0, bar));
            return new InboxItem("", text.substring(bar + 1), "", "", "", "", due);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return null;
        }
    }
}
