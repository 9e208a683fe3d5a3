package org.qiaoliang.crypto;

import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * A column of values sealed by the {@link Vault}, offered as a bean by the module that owns it, so that they are sealed
 * again once a new key became current. The system role must be able to read and update it.
 *
 * @param which the rows it concerns: leave out those sealed with the key of a case
 */
public record SealedColumn(String purpose, Table<?> table, Field<byte[]> column, Condition which) {

    /** A column all of whose values are sealed for the purpose. */
    public static SealedColumn of(String purpose, TableField<?, byte[]> column) {
        return new SealedColumn(purpose, Objects.requireNonNull(column.getTable()), column, DSL.noCondition());
    }

    /** Only some rows. */
    public SealedColumn where(Condition condition) {
        return new SealedColumn(purpose, table, column, condition);
    }
}
