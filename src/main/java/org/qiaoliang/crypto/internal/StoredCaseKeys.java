package org.qiaoliang.crypto.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.qiaoliang.tables.crypto.Tables.CASE_KEY;

import org.jooq.impl.DSL;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.CaseKeys;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.database.ActiveDatabase;
import org.springframework.stereotype.Component;

/** Read from the database each time: a key destroyed on one node must not live on in the memory of another. */
@Component
class StoredCaseKeys implements CaseKeys {
    static final String USE = "case";

    private final ActiveDatabase database;
    private final MasterKeys masters;
    private final Aead aead;

    StoredCaseKeys(ActiveDatabase database, MasterKeys masters, CryptoProperties properties) {
        this.database = database;
        this.masters = masters;
        this.aead = properties.cipher().aead();
    }

    @Override
    public CaseKeyId create() {
        return database.sql()
                .insertInto(CASE_KEY)
                .columns(CASE_KEY.ALGORITHM, CASE_KEY.MASTER, CASE_KEY.WRAPPED)
                .values(
                        (short) aead.number(),
                        masters.current().name(),
                        masters.current().wrap(aead, USE, aead.newKey()))
                .returning(CASE_KEY.ID)
                .fetchSingle(r -> new CaseKeyId(r.get(CASE_KEY.ID)));
    }

    @Override
    public byte[] seal(CaseKeyId key, String text) {
        return sealBytes(key, text.getBytes(UTF_8));
    }

    @Override
    public String open(CaseKeyId key, byte[] sealed) {
        return new String(openBytes(key, sealed), UTF_8);
    }

    @Override
    public byte[] sealBytes(CaseKeyId key, byte[] bytes) {
        return Sealing.seal(secret(key), USE, bytes);
    }

    @Override
    public byte[] openBytes(CaseKeyId key, byte[] sealed) {
        return Sealing.open(secret(key), USE, sealed);
    }

    @Override
    public void destroy(CaseKeyId key) {
        database.sql()
                .update(CASE_KEY)
                .setNull(CASE_KEY.WRAPPED)
                .set(CASE_KEY.DESTROYED_AT, DSL.currentOffsetDateTime())
                .where(CASE_KEY.ID.eq(key.value()).and(CASE_KEY.DESTROYED_AT.isNull()))
                .execute();
    }

    private Secret secret(CaseKeyId key) {
        var row = database.sql()
                .select(CASE_KEY.ALGORITHM, CASE_KEY.MASTER, CASE_KEY.WRAPPED)
                .from(CASE_KEY)
                .where(CASE_KEY.ID.eq(key.value()))
                .fetchOptional()
                .orElseThrow(() -> new SealBroken("there is no such case key"));
        var wrapped = row.get(CASE_KEY.WRAPPED);
        if (wrapped == null) {
            throw new SealBroken("the key of this case was destroyed");
        }
        return new Secret(
                key.value(),
                USE,
                Aead.ofNumber(row.get(CASE_KEY.ALGORITHM)),
                masters.named(row.get(CASE_KEY.MASTER)).unwrap(USE, wrapped));
    }
}
