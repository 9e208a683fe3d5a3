package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Cookies that no script reads and no other site sends. */
final class Cookies {
    private Cookies() {}

    static Optional<String> read(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue()).filter(value -> !value.isEmpty());
                }
            }
        }
        return Optional.empty();
    }

    /** @param kept empty until the browser is closed */
    static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            String path,
            Optional<Duration> kept) {
        var cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .path(path);
        kept.ifPresent(cookie::maxAge);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    static void drop(HttpServletRequest request, HttpServletResponse response, String name, String path) {
        write(request, response, name, "", path, Optional.of(Duration.ZERO));
    }
}
