package org.qiaoliang.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.Instance;
import org.qiaoliang.web.Assets;
import org.qiaoliang.web.NavEntry;
import org.qiaoliang.web.SiteName;
import org.qiaoliang.web.Texts;
import org.qiaoliang.web.Ui;
import org.qiaoliang.web.Uploads;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

@Component
class UiFactory {
    static final String LANGUAGE_COOKIE = "lang";
    static final String ELDER_COOKIE = "elder";

    private final Texts texts;
    private final Assets assets;
    private final Clock clock;
    private final boolean demo;
    private final Supplier<List<NavEntry>> navigation;
    private final Supplier<Optional<SiteName>> site;
    private final Supplier<Uploads> uploads;

    UiFactory(
            Texts texts,
            Assets assets,
            Clock clock,
            Instance instance,
            ObjectProvider<NavEntry> navigation,
            ObjectProvider<SiteName> site,
            ObjectProvider<Uploads> uploads) {
        this.texts = texts;
        this.assets = assets;
        this.clock = clock;
        this.demo = instance.demo();
        // Looked for at the first page and not now, since they may need what this is part of; and not again for every
        // page.
        this.navigation = SingletonSupplier.of(() -> navigation.stream()
                .sorted(Comparator.comparingInt(NavEntry::order).thenComparing(NavEntry::href))
                .toList());
        this.uploads = SingletonSupplier.of(uploads::getObject);
        this.site = SingletonSupplier.of(() -> Optional.ofNullable(site.getIfAvailable()));
    }

    Ui of(HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var locale = locale(request);
        var viewer = CurrentViewer.get();
        return new Ui(
                texts,
                assets,
                locale,
                viewer,
                request.getRequestURI(),
                here(request),
                csrf == null ? "" : csrf.getToken(),
                "1".equals(cookie(request, ELDER_COOKIE)),
                demo,
                clock.instant(),
                site.get().map(name -> name.place(locale)).orElse(""),
                viewer instanceof Viewer.Staff ? entries(viewer) : List.of(),
                uploads.get());
    }

    private List<NavEntry> entries(Viewer viewer) {
        return navigation.get().stream()
                .filter(entry -> entry.visibleTo(viewer))
                .toList();
    }

    /** Where to come back to: this page, or the one whose form was sent. */
    private static String here(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return sender(request);
        }
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return "/";
        }
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The path that a form was sent from; browsers tell it to this site alone. */
    private static String sender(HttpServletRequest request) {
        var referrer = request.getHeader("Referer");
        if (referrer == null) {
            return "/";
        }
        try {
            var page = URI.create(referrer);
            return request.getServerName().equals(page.getHost()) && page.getRawPath() != null
                    ? page.getRawPath()
                    : "/";
        } catch (IllegalArgumentException wrong) {
            return "/";
        }
    }

    /** The reader's choice, else what the browser prefers of the two languages; Chinese when it says nothing. */
    static Locale locale(HttpServletRequest request) {
        var chosen = cookie(request, LANGUAGE_COOKIE);
        if (!chosen.isEmpty()) {
            return "en".equals(chosen) ? Texts.ENGLISH : Texts.CHINESE;
        }
        if (request.getHeader("Accept-Language") == null) {
            return Texts.CHINESE;
        }
        return "en".equals(request.getLocale().getLanguage()) ? Texts.ENGLISH : Texts.CHINESE;
    }

    private static String cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}
