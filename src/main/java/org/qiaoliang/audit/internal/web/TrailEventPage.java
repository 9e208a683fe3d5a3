package org.qiaoliang.audit.internal.web;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.audit.internal.TrailEntry;

/** One event with what it changed, field by field. */
public record TrailEventPage(TrailEntry entry, List<Change> changes) {
    /** A field before and after; null where it was not there. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    static TrailEventPage of(TrailEntry entry) {
        var fields = new TreeSet<>(entry.before().keySet());
        fields.addAll(entry.after().keySet());
        return new TrailEventPage(
                entry,
                fields.stream()
                        .map(f -> new Change(
                                f, entry.before().get(f), entry.after().get(f)))
                        .toList());
    }
}
