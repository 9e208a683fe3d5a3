package org.qiaoliang.identity.internal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Something kept in the browser for a few minutes, so that no node needs a memory of its own. Read back are only bytes that
 * this program sealed for the same purpose.
 */
final class SealedCookie {
    static final Duration VALID = Duration.ofMinutes(10);

    private final Vault vault;
    private final String name;
    private final String path;
    private final String purpose;

    SealedCookie(Vault vault, String name, String path, String purpose) {
        this.vault = vault;
        this.name = name;
        this.path = path;
        this.purpose = purpose;
    }

    Optional<byte[]> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).flatMap(cookie -> open(cookie.getValue()));
    }

    void write(HttpServletRequest request, HttpServletResponse response, byte[] kept) {
        var sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.sealBytes(purpose, kept));
        send(request, response, sealed, VALID);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", Duration.ZERO);
    }

    private Optional<byte[]> open(String value) {
        try {
            return Optional.of(vault.openBytes(purpose, Base64.getUrlDecoder().decode(value)));
        } catch (SealBroken | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String value, Duration lasting) {
        // Lax: the provider sends the browser back by a link of its own.
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path(path)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(lasting)
                        .build()
                        .toString());
    }
}
