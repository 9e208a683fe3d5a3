package org.qiaoliang.identity.internal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.Vault;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Remembers what the city's sign-in was asked, in a {@link SealedCookie}. */
@Component
public class CityRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    public static final String PATH = "/sign-in/city/";

    private final SealedCookie cookie;

    CityRequests(Vault vault) {
        cookie = new SealedCookie(vault, "qiaoliang_city", PATH, "identity.city-request");
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return cookie.read(request).map(CityRequests::thawed).orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            cookie.clear(request, response);
        } else {
            cookie.write(request, response, frozen(asked));
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var asked = loadAuthorizationRequest(request);
        cookie.clear(request, response);
        return asked;
    }

    private static byte[] frozen(OAuth2AuthorizationRequest asked) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** None where another version of the libraries wrote it: the sign-in is begun again. */
    private static @Nullable OAuth2AuthorizationRequest thawed(byte[] bytes) {
        try (var stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (OAuth2AuthorizationRequest) stream.readObject();
        } catch (IOException | ClassNotFoundException e) {
            return null;
        }
    }
}
