package org.qiaoliang.workbench.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.kernel.AccountId;
import org.springframework.stereotype.Component;

/**
 * What somebody searches for, sealed into a token that may stand in an address: whoever reads a log or a history learns
 * no phone from it, and it is good for a quarter of an hour and for its own account alone.
 */
@Component
public class SearchTokens {
    private static final String PURPOSE = "workbench.search";
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final String SEPARATOR = " ";
    private static final int PARTS = 3;

    private final Vault vault;
    private final Clock clock;

    SearchTokens(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    public String of(AccountId account, String words) {
        var until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        var sealed = vault.seal(PURPOSE, String.join(SEPARATOR, "" + account.value(), "" + until, words));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Empty when it is somebody else's, too old, or no token at all. */
    public Optional<String> words(AccountId account, String token) {
        try {
            var parts =
                    vault.open(PURPOSE, Base64.getUrlDecoder().decode(token)).split(SEPARATOR, PARTS);
            boolean good = parts.length == PARTS
                    && parts[0].equals("" + account.value())
                    && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])));
            return good ? Optional.of(parts[2]) : Optional.empty();
        } catch (IllegalArgumentException | SealBroken wrong) {
            return Optional.empty();
        }
    }
}
