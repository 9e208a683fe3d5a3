package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.qiaoliang.identity.internal.session.Sessions;

/** What a request says of where it comes from. */
final class Origins {
    private Origins() {}

    static Sessions.Origin of(HttpServletRequest request) {
        return new Sessions.Origin(
                request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
    }
}
