package org.qiaoliang.crypto.internal;

import java.util.List;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.qiaoliang.crypto.KeyRotation;
import org.qiaoliang.crypto.SealedColumn;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class BatchKeyRotation implements KeyRotation {
    private static final int BATCH = 200;

    private final KeyRing keys;
    private final Vault vault;
    private final ObjectProvider<SealedColumn> columns;
    private final DSLContext sql;
    private final TransactionTemplate transactions;

    BatchKeyRotation(
            KeyRing keys,
            Vault vault,
            ObjectProvider<SealedColumn> columns,
            @SystemDatabase DSLContext sql,
            @SystemDatabase TransactionTemplate transactions) {
        this.keys = keys;
        this.vault = vault;
        this.columns = columns;
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public List<String> purposes() {
        return keys.purposes();
    }

    @Override
    public void renew(String purpose) {
        keys.renew(purpose);
    }

    @Override
    public long reseal(LongConsumer progress) {
        var all = 0L;
        for (var column : columns.orderedStream().toList()) {
            while (true) {
                Integer some = transactions.execute(t -> resealSome(column));
                if (some == null || some == 0) {
                    break;
                }
                all += some;
                progress.accept(all);
            }
        }
        return all;
    }

    /** The rows are held until the commit, so that where they lie is theirs as long as we need it. */
    private int resealSome(SealedColumn sealed) {
        var purpose = sealed.purpose();
        var column = sealed.column();
        var place = DSL.field("{0}.ctid", Object.class, DSL.table(sealed.table().getUnqualifiedName()));
        var old = sql.select(place.cast(String.class), column)
                .from(sealed.table())
                .where(sealed.which())
                .and(header(column).ne(vault.currentHeader(purpose)))
                .limit(BATCH)
                .forUpdate()
                .fetch();
        for (var row : old) {
            sql.update(sealed.table())
                    .set(column, vault.sealBytes(purpose, vault.openBytes(purpose, row.value2())))
                    .where("ctid = cast({0} as tid)", DSL.val(row.value1()))
                    .execute();
        }
        return old.size();
    }

    private static Field<byte[]> header(Field<byte[]> sealed) {
        return DSL.field("substring({0} from 1 for {1})", byte[].class, sealed, DSL.inline(Vault.HEADER));
    }
}
