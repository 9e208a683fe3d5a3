package org.qiaoliang.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for somebody.
 *
 * @param key unique over all modules and stable, such as {@code appeal/SQ2026-000123/accept}
 * @param title what it is about, as the record calls itself; for confidential matters nothing but the number
 * @param detail where it comes from or what it concerns, in a few words
 * @param action message key of the one next action
 * @param href where that action is done
 * @param due when it must be done, null when there is no time for it
 */
public record InboxItem(
        String source,
        String key,
        String title,
        String detail,
        String action,
        String href,
        @Nullable Instant due) {}
