package org.qiaoliang.web.internal.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Idempotency;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class StoredKeys implements Idempotency {
    static final String PURPOSE = "web.once";
    private static final int LONGEST_KEY = 100;

    private final TransactionTemplate transactions;
    private final ActiveDatabase database;
    private final Vault vault;
    private final Clock clock;

    StoredKeys(TransactionTemplate transactions, ActiveDatabase database, Vault vault, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public <T> Outcome<T> once(String area, String key, String body, Codec<T> result, Supplier<T> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new RuleViolation("Idempotency-Key", "web.once.key", LONGEST_KEY);
        }
        var keyed = vault.lookup(PURPOSE, owner() + key);
        var digest = digest(body);
        var outcome = transactions.execute(status -> {
            var taken = take(area, keyed, digest);
            if (taken != null) {
                return new Outcome<>(result.read(earlier(taken, digest)), true);
            }
            var value = work.get();
            keep(area, keyed, vault.seal(PURPOSE, result.write(value)));
            return new Outcome<>(value, false);
        });
        return Objects.requireNonNull(outcome);
    }

    /** What an earlier run left, null when this is the first. */
    private @Nullable Record take(String area, byte[] key, byte[] body) {
        var row = database.sql()
                .fetchSingle(
                        "select first, body, result from web.take_key(?, ?, ?, ?::timestamptz)",
                        area,
                        key,
                        body,
                        OffsetDateTime.now(clock));
        return row.get("first", Boolean.class) ? null : row;
    }

    private String earlier(Record row, byte[] body) {
        if (!MessageDigest.isEqual(row.get("body", byte[].class), body)) {
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "Idempotency-Key", "web.once.other-body");
        }
        var sealed = row.get("result", byte[].class);
        if (sealed == null) {
            throw new IllegalStateException("a key without its result was committed");
        }
        return vault.open(PURPOSE, sealed);
    }

    private void keep(String area, byte[] key, byte[] sealed) {
        database.sql().fetch("select web.keep_result(?, ?, ?)", area, key, sealed);
    }

    private static String owner() {
        return switch (CurrentViewer.get()) {
            case Viewer.Staff staff -> staff.account() + "/";
            case Viewer.Resident resident -> resident.account() + "/";
            default -> "/";
        };
    }

    private static byte[] digest(String body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
