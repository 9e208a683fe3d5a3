package org.qiaoliang.notices.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.notices.internal.NoticeQueries;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * What went out by SMS, e-mail and WeChat.
 *
 * @param form the filter
 * @param next address of the next page
 */
public record OutboxPage(
        Form form,
        List<Choice> channels,
        List<Choice> states,
        List<NoticeQueries.Sent> messages,
        boolean first,
        @Nullable String next) {
    /** The colour of a state, beside its word. */
    public static String tone(String state) {
        return switch (state) {
            case "sent" -> "green";
            case "failed" -> "red";
            case "waiting" -> "yellow";
            default -> "grey";
        };
    }
}
