package org.qiaoliang.ledger.internal.rollup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Loads and saves many cells in one statement each; plain JDBC, since arrays of bytes are its matter. */
class CellStore {
    private static final String READ_LEAVES = """
            select c.measure, 12, c.kind, c.period, c.category, c.channel, c.place, c.organization_id,
                c.quantity, c.amount_fen, c.entries, c.unidentified, c.persons
            from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                as k (measure, level, kind, period, category, channel, place, organization_id)
            join ledger.leaf c using (measure, place, period, kind, organization_id, category, channel)
            """;
    private static final String READ_READY = """
            select c.measure, c.level, c.kind, c.period, c.category, c.channel, c.place, 0,
                c.quantity, c.amount_fen, c.entries, c.unidentified, c.persons
            from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                as k (measure, level, kind, period, category, channel, place, organization_id)
            join ledger.cell c using (measure, level, kind, period, category, channel, place)
            """;
    private static final String VALUES = """
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as k (measure, level, kind, period, category, channel, place, organization_id,
                    quantity, amount_fen, entries, unidentified, persons)
            """;
    private static final String SET = """
            do update set quantity = excluded.quantity, amount_fen = excluded.amount_fen,
                entries = excluded.entries, unidentified = excluded.unidentified, persons = excluded.persons
            """;
    private static final String WRITE_LEAVES =
            """
            insert into ledger.leaf (measure, kind, period, category, channel, place, organization_id,
                quantity, amount_fen, entries, unidentified, persons)
            select measure, kind, period, category, channel, place, organization_id,
                quantity, amount_fen, entries, unidentified, persons
            """ + VALUES + " on conflict (measure, place, period, kind, organization_id, category, channel) " + SET;
    private static final String WRITE_READY =
            """
            insert into ledger.cell (measure, level, kind, period, category, channel, place,
                quantity, amount_fen, entries, unidentified, persons)
            select measure, level, kind, period, category, channel, place,
                quantity, amount_fen, entries, unidentified, persons
            """ + VALUES + " on conflict (measure, level, kind, period, category, channel, place) " + SET;

    private final DSLContext sql;

    CellStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The cells among these that exist. */
    Map<CellKey, Cell> read(Collection<CellKey> keys) {
        var found = new HashMap<CellKey, Cell>();
        sql.connection(connection -> {
            // The join on seven columns looks to the planner as if it found next to nothing, or next to everything.
            try (var settings = connection.createStatement()) {
                settings.execute("set local enable_hashjoin = off; set local enable_mergejoin = off;"
                        + " set local enable_seqscan = off");
            }
            read(connection, READ_LEAVES, keys.stream().filter(CellKey::isLeaf).toList(), found);
            read(connection, READ_READY, keys.stream().filter(k -> !k.isLeaf()).toList(), found);
        });
        return found;
    }

    void write(Map<CellKey, Cell> cells) {
        sql.connection(connection -> {
            write(
                    connection,
                    WRITE_LEAVES,
                    cells,
                    cells.keySet().stream().filter(CellKey::isLeaf).toList());
            write(
                    connection,
                    WRITE_READY,
                    cells,
                    cells.keySet().stream().filter(k -> !k.isLeaf()).toList());
        });
    }

    private static void read(Connection connection, String query, List<CellKey> keys, Map<CellKey, Cell> found)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            var at = 1;
            for (var array : coordinates(connection, keys)) {
                statement.setArray(at++, array);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var key = new CellKey(
                            rows.getString(1),
                            rows.getInt(2),
                            rows.getInt(3),
                            rows.getInt(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getLong(7),
                            rows.getLong(8));
                    found.put(
                            key,
                            new Cell(
                                    rows.getLong(9),
                                    rows.getLong(10),
                                    rows.getLong(11),
                                    rows.getLong(12),
                                    Persons.read(rows.getBytes(13))));
                }
            }
        }
    }

    private static void write(Connection connection, String statementText, Map<CellKey, Cell> cells, List<CellKey> keys)
            throws SQLException {
        var values = keys.stream().map(cells::get).toList();
        try (var statement = connection.prepareStatement(statementText)) {
            var at = 1;
            for (var array : coordinates(connection, keys)) {
                statement.setArray(at++, array);
            }
            statement.setArray(at++, array(connection, "bigint", values, Cell::quantity));
            statement.setArray(at++, array(connection, "bigint", values, Cell::amount));
            statement.setArray(at++, array(connection, "bigint", values, Cell::entries));
            statement.setArray(at++, array(connection, "bigint", values, Cell::unidentified));
            // A cell without persons is null in the table, and so in the array.
            @SuppressWarnings("NullAway")
            var persons =
                    values.stream().map(cell -> Persons.write(cell.persons())).toArray(byte[][]::new);
            statement.setArray(at, connection.createArrayOf("bytea", persons));
            statement.executeUpdate();
        }
    }

    private static List<Array> coordinates(Connection connection, List<CellKey> keys) throws SQLException {
        var arrays = new ArrayList<Array>();
        arrays.add(array(connection, "text", keys, CellKey::measure));
        arrays.add(array(connection, "int4", keys, CellKey::level));
        arrays.add(array(connection, "int4", keys, CellKey::kind));
        arrays.add(array(connection, "int4", keys, CellKey::period));
        arrays.add(array(connection, "text", keys, CellKey::category));
        arrays.add(array(connection, "text", keys, CellKey::channel));
        arrays.add(array(connection, "int8", keys, CellKey::place));
        arrays.add(array(connection, "int8", keys, CellKey::organization));
        return arrays;
    }

    private static <T> Array array(Connection connection, String type, List<T> of, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, of.stream().map(value).toArray());
    }
}
