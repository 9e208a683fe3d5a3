package org.qiaoliang.divisions.internal.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/**
 * One division with its history, and the form of a change.
 *
 * @param level message key
 * @param below how many divisions lie directly below, and altogether
 * @param seen what it was when the form was made, so that a change in between is noticed
 * @param picker for moves and mergers
 * @param split how it would be divided, for that change
 * @param preview what will happen, in words; empty until it was asked for
 */
public record DivisionPage(
        String href,
        String name,
        String fullName,
        String code,
        String level,
        boolean inForce,
        List<Tab> path,
        int below,
        int subtree,
        List<Content> contents,
        List<Past> history,
        List<Passage> passages,
        boolean mayChange,
        boolean root,
        boolean lowest,
        String seen,
        Form form,
        @Nullable PlacePicker picker,
        SplitForm split,
        List<String> preview) {
    public DivisionPage {
        path = List.copyOf(path);
        contents = List.copyOf(contents);
        history = List.copyOf(history);
        passages = List.copyOf(passages);
        preview = List.copyOf(preview);
    }

    /** What lies in it, by message key. */
    public record Content(String key, long count) {}

    public record Past(
            String name,
            String code,
            String above,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** What it became, or what became it; {@code away} for the former. */
    public record Passage(boolean away, String name, String href, LocalDate since) {}
}
