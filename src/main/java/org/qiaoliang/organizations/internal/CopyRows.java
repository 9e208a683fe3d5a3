package org.qiaoliang.organizations.internal;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Gathers rows of a temporary table and sends them with COPY when it is closed. */
final class CopyRows implements AutoCloseable {
    private final DSLContext sql;
    private final String table;
    private final StringBuilder text = new StringBuilder();
    private int count;

    CopyRows(DSLContext sql, String table) {
        this.sql = sql;
        this.table = table;
    }

    int count() {
        return count;
    }

    void add(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t").append(written(values[i]));
        }
        text.append('\n');
        count++;
    }

    @Override
    public void close() {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        sql.connection(connection -> {
            try {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
                copy.writeToCopy(bytes, 0, bytes.length);
                copy.endCopy();
            } catch (SQLException e) {
                throw new IllegalStateException("copying to " + table, e);
            }
        });
    }

    private static String written(@Nullable Object value) {
        return value == null
                ? "\\N"
                : value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", " ")
                        .replace("\n", " ")
                        .replace("\r", " ");
    }
}
