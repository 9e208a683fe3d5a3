package org.qiaoliang.identity.internal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Remembers what the city's sign-in was asked, in a sealed cookie of a few minutes, so that no node needs a memory of its
 * own. Read back are only bytes that this program sealed.
 */
@Component
public class CityRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    public static final String PATH = "/sign-in/city/";
    private static final String COOKIE = "qiaoliang_city";
    private static final String PURPOSE = "identity.city-request";
    private static final Duration VALID = Duration.ofMinutes(10);

    private final Vault vault;

    CityRequests(Vault vault) {
        this.vault = vault;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return open(cookie.getValue());
                }
            }
        }
        return null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        var value = asked == null ? "" : seal(asked);
        // Lax: the provider sends the browser back by a link of its own.
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path(PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(value.isEmpty() ? Duration.ZERO : VALID)
                        .build()
                        .toString());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var asked = loadAuthorizationRequest(request);
        saveAuthorizationRequest(null, request, response);
        return asked;
    }

    private String seal(OAuth2AuthorizationRequest asked) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.sealBytes(PURPOSE, bytes.toByteArray()));
    }

    private @Nullable OAuth2AuthorizationRequest open(String value) {
        try {
            var bytes = vault.openBytes(PURPOSE, Base64.getUrlDecoder().decode(value));
            try (var stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return (OAuth2AuthorizationRequest) stream.readObject();
            }
        } catch (SealBroken | IllegalArgumentException | IOException | ClassNotFoundException e) {
            return null;
        }
    }
}
