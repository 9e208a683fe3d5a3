package org.qiaoliang.inbox.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.inbox.Inbox;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the caller, as JSON. */
@RestController
@SignedIn
class InboxResource {
    private static final int PAGE = 50;

    private final Inbox inbox;
    private final Texts texts;
    private final Languages languages;

    InboxResource(Inbox inbox, Texts texts, Languages languages) {
        this.inbox = inbox;
        this.texts = texts;
        this.languages = languages;
    }

    /**
     * One page.
     *
     * @param after to ask the next page with, null on the last
     * @param counts how much waits in each source, whatever the filter
     */
    record Waiting(List<Item> items, @Nullable String after, List<Inbox.Count> counts) {}

    /**
     * One thing that waits.
     *
     * @param action the one next action, in the reader's language
     */
    record Item(
            String source,
            String key,
            String title,
            String detail,
            String action,
            String href,
            @Nullable Instant due) {}

    @GetMapping("/api/v1/desk/inbox")
    Waiting inbox(
            @RequestParam(defaultValue = "") String source,
            @RequestParam @Nullable String after,
            HttpServletRequest request) {
        var viewer = CurrentViewer.get();
        var locale = languages.of(request);
        var slice = inbox.items(viewer, source, after, PAGE)
                .map(item -> new Item(
                        item.source(),
                        item.key(),
                        item.title(),
                        item.detail(),
                        texts.text(locale, item.action()),
                        item.href(),
                        item.due()));
        return new Waiting(slice.items(), slice.after(), inbox.counts(viewer));
    }
}
