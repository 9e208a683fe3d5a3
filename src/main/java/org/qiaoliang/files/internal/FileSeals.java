package org.qiaoliang.files.internal;

import static org.qiaoliang.tables.files.Tables.FILE;

import java.util.Set;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.CaseKeys;
import org.qiaoliang.crypto.Resealer;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.ActiveDatabase;
import org.springframework.stereotype.Component;

/** Seals names and content keys: with the case's own key where there is one, with the program's otherwise. */
@Component
class FileSeals implements Resealer {
    private static final String NAME = "files.name";
    private static final String KEY = "files.key";

    private final Vault vault;
    private final CaseKeys caseKeys;
    private final ActiveDatabase database;

    FileSeals(Vault vault, CaseKeys caseKeys, ActiveDatabase database) {
        this.vault = vault;
        this.caseKeys = caseKeys;
        this.database = database;
    }

    byte[] sealName(@Nullable CaseKeyId key, String name) {
        return key == null ? vault.seal(NAME, name) : caseKeys.seal(key, name);
    }

    String openName(@Nullable CaseKeyId key, byte[] sealed) {
        return key == null ? vault.open(NAME, sealed) : caseKeys.open(key, sealed);
    }

    byte[] sealKey(@Nullable CaseKeyId key, byte[] contentKey) {
        return key == null ? vault.sealBytes(KEY, contentKey) : caseKeys.sealBytes(key, contentKey);
    }

    byte[] openKey(@Nullable CaseKeyId key, byte[] sealed) throws SealBroken {
        return key == null ? vault.openBytes(KEY, sealed) : caseKeys.openBytes(key, sealed);
    }

    @Override
    public Set<String> purposes() {
        return Set.of(NAME, KEY);
    }

    @Override
    public int resealSome(String purpose, int atMost) {
        TableField<?, byte[]> column = purpose.equals(NAME) ? FILE.NAME : FILE.CONTENT_KEY;
        var sql = database.sql();
        var old = sql.select(FILE.ID, column)
                .from(FILE)
                .where(FILE.CASE_KEY.isNull())
                .and(header(column).ne(vault.currentHeader(purpose)))
                .limit(atMost)
                .forUpdate()
                .fetch();
        for (var row : old) {
            sql.update(FILE)
                    .set(column, vault.sealBytes(purpose, vault.openBytes(purpose, row.get(column))))
                    .where(FILE.ID.eq(row.get(FILE.ID)))
                    .execute();
        }
        return old.size();
    }

    private static Field<byte[]> header(Field<byte[]> sealed) {
        return DSL.field("substring({0} from 1 for {1})", byte[].class, sealed, DSL.inline(Vault.HEADER));
    }
}
