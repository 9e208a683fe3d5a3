package org.qiaoliang.crypto.internal;

import static org.qiaoliang.tables.crypto.Tables.CASE_KEY;
import static org.qiaoliang.tables.crypto.Tables.DATA_KEY;

import java.util.Optional;
import org.jooq.DSLContext;
import org.qiaoliang.database.MasterKeyFile;
import org.qiaoliang.database.StartupFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The master key, and while it is being replaced the one before it. */
@Component
class MasterKeys {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeys.class);

    private final MasterKey current;
    private final Optional<MasterKey> previous;

    MasterKeys(CryptoProperties properties, MasterKeyFile file) {
        var given = properties.masterKey();
        current = given != null && !given.isBlank() ? MasterKey.parse(given) : MasterKey.read(file.path());
        previous = Optional.ofNullable(properties.previousMasterKeyFile()).map(MasterKey::read);
    }

    MasterKey current() {
        return current;
    }

    /** The key with which something was wrapped. */
    MasterKey named(String name) {
        if (current.name().equals(name)) {
            return current;
        }
        return previous.filter(key -> key.name().equals(name))
                .orElseThrow(() -> new StartupFailure("database.key.other", name, current.name()));
    }

    /** Wraps anew, in one transaction, whatever the previous master key wrapped. Does nothing once all is done. */
    void rewrap(DSLContext sql) {
        var old = previous.orElse(null);
        if (old == null) {
            return;
        }
        sql.transaction(t -> {
            var count = 0;
            for (var row : t.dsl()
                    .select(DATA_KEY.ID, DATA_KEY.PURPOSE, DATA_KEY.USE, DATA_KEY.WRAPPED)
                    .from(DATA_KEY)
                    .where(DATA_KEY.MASTER.eq(old.name()))
                    .forUpdate()
                    .fetch()) {
                var use = KeyRing.use(row.get(DATA_KEY.PURPOSE), row.get(DATA_KEY.USE));
                t.dsl()
                        .update(DATA_KEY)
                        .set(DATA_KEY.WRAPPED, rewrapped(old, use, row.get(DATA_KEY.WRAPPED)))
                        .set(DATA_KEY.MASTER, current.name())
                        .where(DATA_KEY.ID.eq(row.get(DATA_KEY.ID)))
                        .execute();
                count++;
            }
            for (var row : t.dsl()
                    .select(CASE_KEY.ID, CASE_KEY.WRAPPED)
                    .from(CASE_KEY)
                    .where(CASE_KEY.MASTER.eq(old.name()).and(CASE_KEY.WRAPPED.isNotNull()))
                    .forUpdate()
                    .fetch()) {
                t.dsl()
                        .update(CASE_KEY)
                        .set(CASE_KEY.WRAPPED, rewrapped(old, StoredCaseKeys.USE, row.get(CASE_KEY.WRAPPED)))
                        .set(CASE_KEY.MASTER, current.name())
                        .where(CASE_KEY.ID.eq(row.get(CASE_KEY.ID)))
                        .execute();
                count++;
            }
            if (count > 0) {
                LOG.info("{} keys are wrapped by the new master key; the previous one is needed no more", count);
            }
        });
    }

    private byte[] rewrapped(MasterKey old, String use, byte[] wrapped) {
        return current.wrap(Aead.ofNumber(wrapped[0]), use, old.unwrap(use, wrapped));
    }
}
