package org.qiaoliang.identity.internal.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.kernel.AccountId;
import org.springframework.stereotype.Component;

/** Remembers whom the city vouched for and who still owes the code, in a {@link SealedCookie}. */
@Component
public class CityPending {
    public static final String PATH = "/sign-in/code";
    private static final int PARTS = 4;

    private final SealedCookie cookie;
    private final Clock clock;

    CityPending(Vault vault, Clock clock) {
        cookie = new SealedCookie(vault, "qiaoliang_city_code", PATH, "identity.city-code");
        this.clock = clock;
    }

    void keep(HttpServletRequest request, HttpServletResponse response, CityIdentity identity) {
        // Within as well: a browser may keep a cookie for longer than it was told. The subject comes last, it may hold
        // anything.
        var until = clock.instant().plus(SealedCookie.VALID).getEpochSecond();
        var words = until + "\n" + identity.account().value() + "\n" + identity.provider() + "\n" + identity.subject();
        cookie.write(request, response, words.getBytes(UTF_8));
    }

    public Optional<CityIdentity> read(HttpServletRequest request) {
        return cookie.read(request)
                .map(bytes -> new String(bytes, UTF_8).split("\n", PARTS))
                .filter(words -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(words[0]))))
                .map(words -> new CityIdentity(words[2], words[3], new AccountId(Long.parseLong(words[1]))));
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(request, response);
    }
}
