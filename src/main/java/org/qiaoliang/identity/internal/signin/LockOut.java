package org.qiaoliang.identity.internal.signin;

import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;

/**
 * Growing delays against guessing (ACCESS-6). A try is counted before it is made, so that many at once are counted too,
 * and taken back when it was right. Counted are a name from one address (after five wrong tries 30 seconds, doubling to an
 * hour), a name from everywhere (after fifty) and an address (after a hundred); whether anybody has that name makes no
 * difference.
 */
@Component
class LockOut {
    private static final int OF_NAME_AT_ADDRESS = 5;
    private static final int OF_NAME = 50;
    private static final int OF_ADDRESS = 100;
    private static final int LONGEST_NAME = 100;
    private static final String COUNT = """
            insert into identity.attempt as a (subject_key, failures, last_at) values ({0}, 1, {1})
            on conflict (subject_key) do update set
                failures = case when a.locked_until > {1} then a.failures
                    when a.last_at < {1} - interval '1 day' then 1 else a.failures + 1 end,
                locked_until = case when a.locked_until > {1} then a.locked_until
                    when a.last_at >= {1} - interval '1 day' and a.failures + 1 >= {2}
                        then {1} + least(interval '30 seconds' * (2 ^ least(a.failures + 1 - {2}, 10)), interval '1 hour') end,
                last_at = case when a.locked_until > {1} then a.last_at else {1} end
            returning locked_until, locked_until > {1} and last_at < {1} as was_locked
            """;

    private final DSLContext system;
    private final Vault vault;
    private final Clock clock;

    LockOut(@SystemDatabase DSLContext system, Vault vault, Clock clock) {
        this.system = system;
        this.vault = vault;
        this.clock = clock;
    }

    /** A counted try. */
    final class Try {
        private final byte[] nameAtAddress;
        private final List<byte[]> wider;

        private Try(byte[] nameAtAddress, List<byte[]> wider) {
            this.nameAtAddress = nameAtAddress;
            this.wider = wider;
        }

        /** It was them: what they mistyped before is forgotten. */
        void succeeded() {
            system.execute("delete from identity.attempt where subject_key = {0}", val(nameAtAddress));
            wider.forEach(LockOut.this::takeBack);
        }

        /** Neither right nor wrong: more was needed. */
        void undone() {
            takeBack(nameAtAddress);
            wider.forEach(LockOut.this::takeBack);
        }
    }

    /** @throws RuleViolation of kind TOO_MANY while the name or the address is locked */
    Try begin(String name, String address) {
        var bounded = name.strip().toLowerCase(Locale.ROOT);
        var typed = bounded.length() > LONGEST_NAME ? bounded.substring(0, LONGEST_NAME) : bounded;
        var ofAddress = key("address/" + address);
        var ofName = key("name/" + typed);
        var ofBoth = key("both/" + address + "/" + typed);
        count(ofAddress, OF_ADDRESS);
        count(ofName, OF_NAME);
        count(ofBoth, OF_NAME_AT_ADDRESS);
        return new Try(ofBoth, List.of(ofName, ofAddress));
    }

    private byte[] key(String subject) {
        return vault.lookup("identity.attempt", subject);
    }

    private void count(byte[] key, int allowed) {
        var now = now();
        var row = system.fetchSingle(COUNT, val(key), val(now), val(allowed));
        if (Boolean.TRUE.equals(row.get("was_locked", Boolean.class))) {
            var until = row.get("locked_until", OffsetDateTime.class);
            throw RuleViolation.tooMany(Duration.between(now, until), "identity.locked");
        }
    }

    private void takeBack(byte[] key) {
        system.execute(
                "update identity.attempt set failures = greatest(failures - 1, 0), locked_until = null"
                        + " where subject_key = {0}",
                val(key));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
