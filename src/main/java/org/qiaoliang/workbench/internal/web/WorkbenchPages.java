package org.qiaoliang.workbench.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.inbox.Inbox;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.search.SearchSource;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.qiaoliang.workbench.internal.SearchTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The workbench's own pages. */
@Controller
@SignedIn
class WorkbenchPages {
    private static final int PAGE = 25;
    private static final int HITS = 10;
    private static final int WORDS_LENGTH = 60;

    private final Pages pages;
    private final Texts texts;
    private final Languages languages;
    private final Inbox waiting;
    private final ObjectProvider<SearchSource> searches;
    private final SearchTokens tokens;

    WorkbenchPages(
            Pages pages,
            Texts texts,
            Languages languages,
            Inbox waiting,
            ObjectProvider<SearchSource> searches,
            SearchTokens tokens) {
        this.pages = pages;
        this.texts = texts;
        this.languages = languages;
        this.waiting = waiting;
        this.searches = searches;
        this.tokens = tokens;
    }

    @GetMapping("/workbench")
    View inbox(
            @RequestParam(defaultValue = "") String source,
            @RequestParam @Nullable String after,
            HttpServletRequest request) {
        var viewer = CurrentViewer.get();
        var counts = waiting.counts(viewer);
        long total = counts.stream().mapToLong(Inbox.Count::number).sum();
        var locale = languages.of(request);
        var tabs = new ArrayList<Tab>();
        if (counts.size() > 1) {
            tabs.add(new Tab(texts.text(locale, "workbench.inbox.all"), "/workbench", source.isEmpty(), total));
            counts.forEach(count -> tabs.add(tab(locale, count, source)));
        }
        var slice = waiting.items(viewer, source, after, PAGE);
        var next = slice.after() == null ? null : "/workbench?source=" + source + "&after=" + slice.after();
        return pages.view("workbench/inbox", new InboxPage(slice.items(), tabs, total, after == null, next));
    }

    @GetMapping("/workbench/menu")
    View menu() {
        return pages.view("workbench/menu", "");
    }

    /** By post, so that a phone does not stay in addresses and logs; the address it leads to holds a sealed token. */
    @PostMapping("/workbench/search")
    String search(@RequestParam(defaultValue = "") String q) {
        var stripped = q.strip();
        if (stripped.isEmpty()) {
            return "redirect:/workbench/search";
        }
        var words = stripped.length() > WORDS_LENGTH ? stripped.substring(0, WORDS_LENGTH) : stripped;
        return "redirect:/workbench/search?t=" + tokens.of(account(), words);
    }

    @GetMapping("/workbench/search")
    View found(@RequestParam(defaultValue = "") String t, HttpServletRequest request) {
        var asked = t.isEmpty() ? Optional.<String>empty() : tokens.words(account(), t);
        if (asked.isEmpty()) {
            return pages.view("workbench/search", new SearchPage("", !t.isEmpty(), List.of()));
        }
        var words = asked.get();
        var locale = languages.of(request);
        var found = searches.stream()
                .map(source -> new SearchPage.Found(source.name(), source.find(words, locale, HITS)))
                .filter(part -> !part.hits().isEmpty())
                .toList();
        return pages.view("workbench/search", new SearchPage(words, false, found));
    }

    private static AccountId account() {
        return CurrentViewer.staff().account();
    }

    private Tab tab(Locale locale, Inbox.Count count, String current) {
        return new Tab(
                texts.text(locale, "inbox.source." + count.source()),
                "/workbench?source=" + count.source(),
                count.source().equals(current),
                count.number());
    }
}
