package org.qiaoliang.identity.internal.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.kernel.AccountId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Whom the city vouched for and who still owes the code: in a sealed cookie of a few minutes, as any node reads it. */
@Component
public class CityPending {
    public static final String PATH = "/sign-in/code";
    private static final String COOKIE = "qiaoliang_city_code";
    private static final String PURPOSE = "identity.city-code";
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int PARTS = 4;

    private final Vault vault;
    private final Clock clock;

    CityPending(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    void keep(HttpServletRequest request, HttpServletResponse response, CityIdentity identity) {
        var until = clock.instant().plus(VALID).getEpochSecond();
        // The subject comes last: it may hold anything.
        var words = until + "\n" + identity.account().value() + "\n" + identity.provider() + "\n" + identity.subject();
        var sealed = vault.sealBytes(PURPOSE, words.getBytes(UTF_8));
        write(request, response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), VALID);
    }

    public Optional<CityIdentity> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return open(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private Optional<CityIdentity> open(String value) {
        try {
            var words = new String(
                            vault.openBytes(PURPOSE, Base64.getUrlDecoder().decode(value)), UTF_8)
                    .split("\n", PARTS);
            return Instant.ofEpochSecond(Long.parseLong(words[0])).isBefore(clock.instant())
                    ? Optional.empty()
                    : Optional.of(new CityIdentity(words[2], words[3], new AccountId(Long.parseLong(words[1]))));
        } catch (SealBroken | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, String value, Duration lasting) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path(PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(lasting)
                        .build()
                        .toString());
    }
}
