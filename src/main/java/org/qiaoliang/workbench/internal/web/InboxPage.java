package org.qiaoliang.workbench.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.web.Tab;

/**
 * The workbench's home.
 *
 * @param items one page, due first
 * @param sources the modules that have something waiting, as a filter
 * @param next address of the next page
 */
public record InboxPage(
        List<InboxItem> items,
        List<Tab> sources,
        long total,
        boolean first,
        @Nullable String next) {}
