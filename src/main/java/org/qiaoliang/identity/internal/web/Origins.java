package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.web.Texts;

/** What a request says of where it comes from and of its reader's language. */
final class Origins {
    private Origins() {}

    static Sessions.Origin of(HttpServletRequest request) {
        return new Sessions.Origin(
                request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
    }

    static Locale locale(HttpServletRequest request) {
        return request.getHeader("Accept-Language") != null
                        && "en".equals(request.getLocale().getLanguage())
                ? Texts.ENGLISH
                : Texts.CHINESE;
    }
}
