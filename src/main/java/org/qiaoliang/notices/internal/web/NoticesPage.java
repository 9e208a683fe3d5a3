package org.qiaoliang.notices.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.notices.internal.NoticeQueries;

/**
 * One's own notices.
 *
 * @param upTo the newest shown, up to which all can be marked as read
 * @param next address of the next page
 */
public record NoticesPage(
        List<NoticeQueries.Mine> notices,
        int unread,
        long upTo,
        boolean first,
        @Nullable String next) {}
