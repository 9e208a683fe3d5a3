package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.springframework.stereotype.Component;

/**
 * Remembers in the browser, sealed, that number and code were shown, so that nobody types them for every page. Gone when
 * the browser is closed, and after half a day at the latest.
 */
@Component
class Tickets {
    private static final String PURPOSE = "appeals.ticket";
    private static final String COOKIE = "ticket";
    private static final Duration VALID = Duration.ofHours(12);

    private final Vault vault;
    private final Clock clock;

    Tickets(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    void write(Viewer.TicketHolder ticket, HttpServletRequest request, HttpServletResponse response) {
        var text = ticket.number() + "|" + HexFormat.of().formatHex(ticket.codeHash()) + "|"
                + clock.instant().plus(VALID).getEpochSecond();
        var sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(PURPOSE, text));
        Cookies.write(request, response, COOKIE, sealed, "/", Optional.empty());
    }

    Optional<Viewer.TicketHolder> read(HttpServletRequest request) {
        return Cookies.read(request, COOKIE).flatMap(this::open);
    }

    void drop(HttpServletRequest request, HttpServletResponse response) {
        Cookies.drop(request, response, COOKIE, "/");
    }

    private Optional<Viewer.TicketHolder> open(String cookie) {
        try {
            var parts =
                    vault.open(PURPOSE, Base64.getUrlDecoder().decode(cookie)).split("\\|");
            if (parts.length != 3
                    || Instant.ofEpochSecond(Long.parseLong(parts[2])).isBefore(clock.instant())) {
                return Optional.empty();
            }
            return Optional.of(new Viewer.TicketHolder(parts[0], HexFormat.of().parseHex(parts[1])));
        } catch (SealBroken | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
