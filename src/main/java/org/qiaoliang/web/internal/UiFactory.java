package org.qiaoliang.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.web.Texts;
import org.qiaoliang.web.Ui;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

@Component
class UiFactory {
    static final String LANGUAGE_COOKIE = "lang";
    static final String ELDER_COOKIE = "elder";

    private final Texts texts;
    private final Clock clock;
    private final boolean demo;

    UiFactory(Texts texts, Clock clock, @Value("${qiaoliang.demo:false}") boolean demo) {
        this.texts = texts;
        this.clock = clock;
        this.demo = demo;
    }

    Ui of(HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Ui(
                texts,
                locale(request),
                CurrentViewer.get(),
                request.getRequestURI(),
                csrf == null ? "" : csrf.getToken(),
                "1".equals(cookie(request, ELDER_COOKIE)),
                demo,
                LocalDate.now(clock));
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
