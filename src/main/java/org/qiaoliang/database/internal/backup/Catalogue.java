package org.qiaoliang.database.internal.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL's catalogue says of our tables: those in schemas of the role that owns the history of migrations. */
final class Catalogue {
    private static final String OURS = " n.nspowner = (select nspowner from pg_namespace where nspname = 'migrations')"
            + " and n.nspname not in ('migrations', 'public')";

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    List<Manifest.Table> tables() throws SQLException {
        return list(
                """
                select format('%I.%I', n.nspname, c.relname) as name,
                    (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
                    (select format('%I.%I', pn.nspname, p.relname) from pg_inherits i
                     join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
                     where i.inhrelid = c.oid and c.relispartition) as parent,
                    pg_get_expr(c.relpartbound, c.oid) as bound
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relpersistence = 'p' and """ + OURS + " order by 1",
                row -> new Manifest.Table(
                        row.getString("name"),
                        row.getString("columns"),
                        0,
                        "",
                        row.getString("parent"),
                        row.getString("bound")));
    }

    List<Manifest.Sequence> sequences() throws SQLException {
        return list(
                """
                select format('%I.%I', s.schemaname, s.sequencename) as name, s.last_value
                from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
                where s.last_value is not null and """ + OURS + " order by 1",
                row -> new Manifest.Sequence(row.getString("name"), row.getLong("last_value")));
    }

    List<String> migrations() throws SQLException {
        return list(
                "select version from migrations.flyway_schema_history where success and version is not null order by 1",
                row -> row.getString(1));
    }

    List<String> forced() throws SQLException {
        return list("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and c.relforcerowsecurity and """ + OURS, row -> row.getString(1));
    }

    /** The statements that take foreign keys and plain indexes away, and those that put them back, in this order. */
    Dismantling dismantling() throws SQLException {
        List<String> away = new ArrayList<>();
        List<String> back = new ArrayList<>();
        list("""
                select format('%I.%I', n.nspname, c.relname) as owner, quote_ident(k.conname) as name,
                    pg_get_constraintdef(k.oid) as definition
                from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                where k.contype = 'f' and k.conparentid = 0 and """ + OURS, row -> {
            String table = "alter table " + row.getString("owner");
            away.add(table + " drop constraint " + row.getString("name"));
            back.add(table + " add constraint " + row.getString("name") + " " + row.getString("definition"));
            return "";
        });
        list("""
                select format('%I.%I', n.nspname, c.relname) as name, pg_get_indexdef(x.indexrelid) as definition
                from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
                join pg_class t on t.oid = x.indrelid
                where t.relkind = 'r' and not c.relispartition
                  and not exists (select from pg_constraint k where k.conindid = x.indexrelid) and """ + OURS, row -> {
            away.add("drop index " + row.getString("name"));
            back.addFirst(row.getString("definition"));
            return "";
        });
        return new Dismantling(away, back);
    }

    record Dismantling(List<String> away, List<String> back) {}

    long count(String table) throws SQLException {
        return list("select count(*) from " + table, row -> row.getLong(1)).getFirst();
    }

    boolean has(String table) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private <T> List<T> list(String sql, Row<T> mapper) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapper.read(rows));
            }
            return all;
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
