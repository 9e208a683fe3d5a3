package org.qiaoliang.identity.internal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that carries the token: out of reach for scripts, and not sent along by other sites' forms. */
@Component
public class SessionCookie {
    public static final String NAME = "qiaoliang_session";

    private final IdentitySettings settings;

    SessionCookie(IdentitySettings settings) {
        this.settings = settings;
    }

    public static Optional<Token> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return Optional.of(new Token(cookie.getValue())).filter(Token::plausible);
                }
            }
        }
        return Optional.empty();
    }

    /** For staff until the browser closes, for residents as long as the session may live. */
    public void write(HttpServletRequest request, HttpServletResponse response, Token token, boolean resident) {
        var cookie = base(request, token.text());
        if (resident) {
            cookie.maxAge(settings.residentSession());
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, base(request, "").maxAge(0).build().toString());
    }

    private ResponseCookie.ResponseCookieBuilder base(HttpServletRequest request, String value) {
        // Lax and not Strict: a link in a notice must lead a signed-in person to the record, not to the sign-in page.
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure(settings.secureCookie() || request.isSecure())
                .sameSite("Lax");
    }
}
