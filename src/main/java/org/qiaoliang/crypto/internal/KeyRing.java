package org.qiaoliang.crypto.internal;

import static org.qiaoliang.tables.crypto.Tables.DATA_KEY;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.database.SystemDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The data keys, unwrapped in memory. Works on connections of its own beside whatever transaction is open, so that a key
 * outlives the roll-back of the transaction that needed it first.
 */
@Component
class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final long REFRESH = Duration.ofSeconds(30).toNanos();

    private final DSLContext sql;
    private final MasterKeys masters;
    private final Aead aead;
    private final ConcurrentMap<Long, Secret> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<Name, Secret> current = new ConcurrentHashMap<>();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

    /** What a key is for, and whether it seals or hashes. */
    private record Name(String purpose, String use) {}

    KeyRing(@SystemDatabase DataSource source, MasterKeys masters, CryptoProperties properties) {
        this.sql = DSL.using(source, SQLDialect.POSTGRES);
        this.masters = masters;
        this.aead = properties.cipher().aead();
        masters.rewrap(sql);
        load();
    }

    Secret forSealing(String purpose) {
        return current(new Name(purpose, "seal"));
    }

    Secret forHashing(String purpose) {
        return current(new Name(purpose, "lookup"));
    }

    Secret byId(long id) {
        var known = byId.get(id);
        if (known != null) {
            return known;
        }
        return sql.select(
                        DATA_KEY.ID,
                        DATA_KEY.PURPOSE,
                        DATA_KEY.USE,
                        DATA_KEY.ALGORITHM,
                        DATA_KEY.MASTER,
                        DATA_KEY.WRAPPED)
                .from(DATA_KEY)
                .where(DATA_KEY.ID.eq(id))
                .fetchOptional(this::unwrap)
                .orElseThrow(() -> new SealBroken("there is no such key"));
    }

    List<String> purposes() {
        return sql.select(DATA_KEY.PURPOSE)
                .from(DATA_KEY)
                .where(DATA_KEY.USE.eq("seal").and(DATA_KEY.CURRENT))
                .orderBy(DATA_KEY.PURPOSE)
                .fetch(DATA_KEY.PURPOSE);
    }

    /** A new key becomes the one that seals for this purpose. */
    void renew(String purpose) {
        sql.transaction(t -> {
            var old = t.dsl()
                    .select(DATA_KEY.ID)
                    .from(DATA_KEY)
                    .where(DATA_KEY.PURPOSE
                            .eq(purpose)
                            .and(DATA_KEY.USE.eq("seal"))
                            .and(DATA_KEY.CURRENT))
                    .forUpdate()
                    .fetchOptional(DATA_KEY.ID)
                    .orElseThrow(() -> new IllegalArgumentException("no key is in use for " + purpose));
            t.dsl()
                    .update(DATA_KEY)
                    .set(DATA_KEY.CURRENT, false)
                    .where(DATA_KEY.ID.eq(old))
                    .execute();
            insert(t.dsl(), new Name(purpose, "seal"));
        });
        load();
    }

    private Secret current(Name name) {
        refreshSometimes();
        var known = current.get(name);
        return known != null ? known : create(name);
    }

    private Secret create(Name name) {
        insert(sql, name);
        load();
        var made = current.get(name);
        if (made == null) {
            throw new IllegalStateException("the key for " + name.purpose() + " could not be made");
        }
        return made;
    }

    private void insert(DSLContext sql, Name name) {
        sql.insertInto(DATA_KEY)
                .columns(DATA_KEY.PURPOSE, DATA_KEY.USE, DATA_KEY.ALGORITHM, DATA_KEY.MASTER, DATA_KEY.WRAPPED)
                .values(
                        name.purpose(),
                        name.use(),
                        (short) aead.number(),
                        masters.current().name(),
                        masters.current().wrap(aead, use(name), aead.newKey()))
                .onConflict(DATA_KEY.PURPOSE, DATA_KEY.USE)
                .where(DATA_KEY.CURRENT)
                .doNothing()
                .execute();
    }

    private void load() {
        sql.select(DATA_KEY.ID, DATA_KEY.PURPOSE, DATA_KEY.USE, DATA_KEY.ALGORITHM, DATA_KEY.MASTER, DATA_KEY.WRAPPED)
                .from(DATA_KEY)
                .where(DATA_KEY.CURRENT)
                .forEach(row -> current.put(new Name(row.get(DATA_KEY.PURPOSE), row.get(DATA_KEY.USE)), unwrap(row)));
    }

    private Secret unwrap(Record row) {
        return byId.computeIfAbsent(row.get(DATA_KEY.ID), id -> {
            var name = new Name(row.get(DATA_KEY.PURPOSE), row.get(DATA_KEY.USE));
            var secret = masters.named(row.get(DATA_KEY.MASTER)).unwrap(use(name), row.get(DATA_KEY.WRAPPED));
            return new Secret(id, name.purpose(), Aead.ofNumber(row.get(DATA_KEY.ALGORITHM)), secret);
        });
    }

    static String use(String purpose, String use) {
        return use + ' ' + purpose;
    }

    private static String use(Name name) {
        return use(name.purpose(), name.use());
    }

    /** Another node may have renewed a key. Never on the caller's time: it may hold a connection that this needs. */
    private void refreshSometimes() {
        if (System.nanoTime() - refreshed.get() > REFRESH && refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("keys").start(() -> {
                try {
                    load();
                } catch (RuntimeException e) {
                    LOG.warn("could not look for new data keys; goes on with those known", e);
                } finally {
                    refreshed.set(System.nanoTime());
                    refreshing.set(false);
                }
            });
        }
    }
}
