package org.qiaoliang.notices.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.notices.internal.NoticeQueries;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own notices, and the outbox. */
@Controller
class NoticePages {
    private static final int PAGE = 25;
    private static final int MOST_SHOWN = 99;
    private static final List<String> CHANNELS = List.of("sms", "email", "wechat");
    private static final List<String> STATES = List.of("waiting", "sent", "kept", "failed", "expired");

    private final NoticeQueries queries;
    private final Pages pages;
    private final Texts texts;
    private final Languages languages;

    NoticePages(NoticeQueries queries, Pages pages, Texts texts, Languages languages) {
        this.queries = queries;
        this.pages = pages;
        this.texts = texts;
        this.languages = languages;
    }

    @SignedIn
    @GetMapping("/workbench/notices")
    View mine(@RequestParam(defaultValue = Long.MAX_VALUE + "") long before, HttpServletRequest request) {
        var slice =
                Slice.of(queries.mine(languages.of(request), before, PAGE), PAGE, notice -> Long.toString(notice.id()));
        var first = before == Long.MAX_VALUE;
        return pages.view(
                "notices/mine",
                new NoticesPage(
                        slice.items(),
                        queries.unread(),
                        slice.items().isEmpty() ? 0 : slice.items().getFirst().id(),
                        first,
                        slice.after() == null ? null : "/workbench/notices?before=" + slice.after()));
    }

    /** How many are unread, for the mark in the header; nothing when there are none. */
    @SignedIn
    @GetMapping("/workbench/notices/unread")
    ResponseEntity<String> unread() {
        var unread = queries.unread();
        var number = unread > MOST_SHOWN ? MOST_SHOWN + "+" : Integer.toString(unread);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_HTML)
                .body(unread == 0 ? "" : "<span class=\"count\">" + number + "</span>");
    }

    /** Reads one and goes where it leads. */
    @SignedIn
    @PostMapping("/workbench/notices/{id}/reading")
    String read(@PathVariable long id) {
        var link = queries.read(id).orElseThrow(Absent::new);
        return "redirect:" + (link.startsWith("/") && !link.startsWith("//") ? link : "/workbench/notices");
    }

    @SignedIn
    @PostMapping("/workbench/notices/reading")
    String readAll(@RequestParam long upTo) {
        queries.readAll(upTo);
        return "redirect:/workbench/notices";
    }

    @Needs(Permission.OUTBOX_READ)
    @GetMapping("/workbench/outbox")
    View outbox(
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = Long.MAX_VALUE + "") long before,
            HttpServletRequest request) {
        var locale = languages.of(request);
        var wayOut = CHANNELS.contains(channel) ? channel : "";
        var in = STATES.contains(state) ? state : "";
        var slice =
                Slice.of(queries.sent(locale, wayOut, in, before, PAGE), PAGE, message -> Long.toString(message.id()));
        return pages.view(
                "notices/outbox",
                new OutboxPage(
                        Form.of(Map.of("channel", wayOut, "state", in)),
                        choices(locale, "notices.channel.", CHANNELS),
                        choices(locale, "notices.state.", STATES),
                        slice.items(),
                        before == Long.MAX_VALUE,
                        slice.after() == null
                                ? null
                                : "/workbench/outbox?channel=" + wayOut + "&state=" + in + "&before=" + slice.after()));
    }

    @Needs(Permission.OUTBOX_READ)
    @PostMapping("/workbench/outbox/{id}/retry")
    String retry(@PathVariable long id) {
        if (!queries.retry(id)) {
            throw new Absent();
        }
        return "redirect:/workbench/outbox";
    }

    private List<Choice> choices(Locale locale, String prefix, List<String> codes) {
        return Stream.concat(
                        Stream.of(new Choice("", texts.text(locale, prefix + "all"))),
                        codes.stream().map(code -> new Choice(code, texts.text(locale, prefix + code))))
                .toList();
    }
}
