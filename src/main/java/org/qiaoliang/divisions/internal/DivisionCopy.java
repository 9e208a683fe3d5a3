package org.qiaoliang.divisions.internal;

import static org.qiaoliang.tables.divisions.Tables.DIVISION;
import static org.qiaoliang.tables.divisions.Tables.VERSION;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.qiaoliang.kernel.DivisionCode;

/**
 * Copies rows of the open data into the tables. COPY is refused on a table with row-level security, so they go through a
 * temporary one.
 */
final class DivisionCopy {
    private DivisionCopy() {}

    static void insert(DSLContext system, List<DivisionData.Row> rows) {
        var letters = letters(system, rows);
        var ids = new HashMap<DivisionCode, Integer>();
        system.execute("create temporary table loaded_division (id integer, level smallint, code text, name text,"
                + " initials text, parent_id integer) on commit drop");
        system.connection(connection -> {
            try {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy loaded_division from stdin");
                var text = new StringBuilder();
                for (var row : rows) {
                    ids.put(row.code(), row.id());
                    line(text, row, letters, row.code().parent().map(ids::get).orElse(null));
                    if (text.length() > 1 << 18) {
                        send(copy, text);
                    }
                }
                send(copy, text);
                copy.endCopy();
            } catch (SQLException e) {
                throw new IllegalStateException("copying divisions", e);
            }
        });
        system.execute("insert into {0} (id, level) select id, level from loaded_division", DIVISION);
        system.execute(
                "insert into {0} (division_id, code, name, initials, parent_id)"
                        + " select id, code, name, initials, parent_id from loaded_division",
                VERSION);
    }

    private static void line(
            StringBuilder text, DivisionData.Row row, Map<Integer, String> letters, @Nullable Integer parent) {
        text.append(row.id())
                .append('\t')
                .append(row.code().level().ordinal() + 1)
                .append('\t')
                .append(row.code().digits())
                .append('\t')
                .append(row.name().replace("\\", "\\\\").replace("\t", " "))
                .append('\t')
                .append(Initials.of(row.name(), letters))
                .append('\t')
                .append(parent == null ? "\\N" : parent.toString())
                .append('\n');
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private static Map<Integer, String> letters(DSLContext system, List<DivisionData.Row> rows) {
        var characters = new HashSet<Integer>();
        rows.forEach(row -> row.name().codePoints().forEach(characters::add));
        return DivisionStore.initials(
                system, characters.stream().map(Character::toString).toList());
    }
}
