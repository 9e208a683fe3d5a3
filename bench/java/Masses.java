import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes many appeals out of few: each new one is a copy of one that came in through the program, with a number and id of its
 * own and a little later, and so are the rows that hang on it: deadlines, steps, messages, notes, replies, search tokens and
 * what the ledger counts, which the program then rolls up as ever. Confidential and joined appeals are not copied. Written
 * as the superuser, since nobody else may.
 */
final class Masses {
    private static final List<String> CHILDREN = List.of(
            "step", "message", "note", "reply", "second_look", "deadline", "deadline_change", "search");
    private static final String PLAIN = "case_key is null and joined_to is null";

    private final Program program;

    Masses(Program program) {
        this.program = program;
    }

    /**
     * Fills up to so many appeals, or does nothing when there are as many.
     *
     * @param shares of the copies that are to be of certain originals; the others are of all others by turns
     */
    void fill(int appeals, List<Share> shares) throws IOException, SQLException, InterruptedException {
        try (Connection postgres = program.connect("postgres");
                Statement sql = postgres.createStatement()) {
            long there = number(sql, "select count(*) from appeals.appeal");
            if (there >= appeals) {
                return;
            }
            System.out.printf("copying appeals until there are %,d%n", appeals);
            postgres.setAutoCommit(false);
            // The copies are consistent as their originals are; the index of tokens is quicker made anew.
            sql.execute("set local session_replication_role = replica");
            sql.execute("drop index appeals.search_tokens");
            plan(sql, appeals - there, shares);
            copyAppeals(sql);
            for (String child : CHILDREN) {
                copyChildren(sql, child);
            }
            copyEntries(sql);
            sql.execute("create index search_tokens on appeals.search using gin (tokens) with (gin_pending_list_limit = 256)");
            postgres.commit();
            postgres.setAutoCommit(true);
            sql.execute("vacuum (analyze)");
            awaitRollUp(sql);
        }
    }

    /** How many copies in a thousand are to be of originals whose title begins with the word. */
    record Share(String word, int perMille) {}

    private static void plan(Statement sql, long copies, List<Share> shares) throws SQLException {
        StringBuilder which = new StringBuilder("case ");
        StringBuilder mark = new StringBuilder("case ");
        int from = 0;
        int group = 1;
        for (Share share : shares) {
            which.append("when i % 1000 < ").append(from += share.perMille()).append(" then ").append(group).append(' ');
            mark.append("when title like '").append(share.word()).append("%' then ").append(group++).append(' ');
        }
        sql.execute("create temporary table original on commit drop as select id, g, row_number() over (partition by g"
                + " order by received_at, id) - 1 as n, count(*) over (partition by g) as of_g from (select id,"
                + " received_at, " + (shares.isEmpty() ? "0" : mark + "else 0 end") + " as g from appeals.appeal where "
                + PLAIN + ") a");
        // Spread over the whole year: the i-th of a share is a copy of that share's original at the same place in time.
        sql.execute("create temporary table copy on commit drop as select o.id as original,"
                + " nextval('appeals.appeal_id') as id, make_interval(secs => 7 + r.i % 86400) as later from"
                + " (select i, g, row_number() over (partition by g order by i) - 1 as n, count(*) over (partition by g)"
                + " as copies from (select i, " + (shares.isEmpty() ? "0" : which + "else 0 end") + " as g"
                + " from generate_series(0, " + (copies - 1) + ") i) s) r"
                + " join original o on o.g = r.g and o.n = r.n * o.of_g / r.copies order by r.i");
        sql.execute("create index on copy (original)");
        sql.execute("analyze copy");
    }

    private static void copyAppeals(Statement sql) throws SQLException {
        sql.execute("alter table copy add number text");
        sql.execute("update copy c set number = 'SQ' || y.year || '-' || lpad(appeals.next_number(y.year)::text, 6, '0')"
                + " from (select id, extract(year from received_at)::int as year from appeals.appeal) y"
                + " where y.id = c.original");
        String columns = columns(sql, "appeals", "appeal", "id", "number");
        sql.execute("insert into appeals.appeal (id, number, " + columns + ") select c.id, c.number, "
                + shifted(columns) + " from copy c join appeals.appeal t on t.id = c.original order by c.id");
    }

    private static void copyChildren(Statement sql, String table) throws SQLException {
        String columns = columns(sql, "appeals", table, "id", "appeal_id");
        sql.execute("insert into appeals." + table + " (appeal_id, " + columns + ") select c.id, " + shifted(columns)
                + " from copy c join appeals." + table + " t on t.appeal_id = c.original");
    }

    private static void copyEntries(Statement sql) throws SQLException {
        String columns = columns(sql, "ledger", "entry", "id", "record_number", "scope_key");
        sql.execute("with new as (insert into ledger.entry (record_number, " + columns + ") select c.number, "
                + shifted(columns) + " from copy c join appeals.appeal a on a.id = c.original join ledger.entry t"
                + " on t.record_number = a.number and t.record_type = 'appeal' and t.measure = 'appeal.received'"
                + " and t.reverses is null returning id, scope_key)"
                + " insert into ledger.pending (entry_id, scope_key) select id, scope_key from new");
    }

    /** The times of the copy are a little after the original's; what is never due stays so. */
    private static String shifted(String columns) {
        StringBuilder all = new StringBuilder();
        for (String column : columns.split(", ")) {
            all.append(all.isEmpty() ? "" : ", ");
            if (column.equals("due_at")) {
                all.append("case when t.due_at > '9000-01-01' then t.due_at else t.due_at + c.later end");
            } else {
                all.append("t.").append(column).append(column.endsWith("_at") ? " + c.later" : "");
            }
        }
        return all.toString();
    }

    private static String columns(Statement sql, String schema, String table, String... without) throws SQLException {
        try (var rows = sql.executeQuery("select string_agg(column_name, ', ' order by ordinal_position)"
                + " from information_schema.columns where table_schema = '" + schema + "' and table_name = '" + table
                + "' and is_generated = 'NEVER' and column_name <> all ('{" + String.join(",", without) + "}')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void awaitRollUp(Statement sql) throws SQLException, InterruptedException {
        long pending;
        while ((pending = number(sql, "select count(*) from ledger.pending")) > 0) {
            System.out.printf("rolling up: %,d entries are left%n", pending);
            Thread.sleep(5_000);
        }
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
