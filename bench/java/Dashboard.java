import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A figure of a year over a million ledger entries, asked by a leader through the program, against the same GROUP BY over
 * the entries; and against the same figure of a year with a tenth of the entries in the same cells and of the same persons.
 */
final class Dashboard {
    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;
    private static final int FEW_YEAR = 2005;
    private static final int MANY_YEAR = 2006;
    private static final int PERSONS = 50_000;
    private static final int WARM_UP = 1_500;
    private static final int READINGS = 500;
    private static final int[] COUNTIES = {
        370811, 370812, 370826, 370827, 370828, 370829, 370830, 370831, 370832, 370881, 370883
    };
    private static final String SCOPE = IntStream.rangeClosed(1, 10)
            .mapToObj(kind -> "[" + kind + "370800000000," + kind + "370900000000)")
            .collect(Collectors.joining(",", "{", "}"));
    private static final Pattern ACCOUNT = Pattern.compile(
            "\\{[^{}]*\"account\"\\s*:\\s*\"([^\"]+)\"[^{}]*\"password\"\\s*:\\s*\"([^\"]+)\"[^{}]*\\}");

    private final Program program;
    private final String cookie;

    private record Figure(long quantity, long persons, long amountFen) {}

    private Dashboard(Program program) throws IOException, InterruptedException {
        this.program = program;
        this.cookie = leader();
    }

    public static void main(String[] args) throws Exception {
        try (Program program = Program.start("dashboard", "--demo")) {
            new Dashboard(program).measure();
        }
    }

    private void measure() throws Exception {
        load();
        var same = true;
        double[] plain = new double[5];
        try (Connection app = program.connect("app")) {
            app.setAutoCommit(false);
            try (var viewer = app.createStatement()) {
                viewer.execute("select set_config('qiaoliang.viewer', 'staff', true),"
                        + " set_config('qiaoliang.scope.figures.read', '" + SCOPE + "', true)");
            }
            Map<String, Figure> city = groupBy(app, MANY_YEAR, "'3708'");
            for (int run = 0; run < plain.length; run++) {
                long began = System.nanoTime();
                groupBy(app, MANY_YEAR, "'3708'");
                plain[run] = millis(began);
            }
            same &= figure("3708", MANY_YEAR).equals(city.get("3708"));
            same &= figure("3708", FEW_YEAR).equals(groupBy(app, FEW_YEAR, "'3708'").get("3708"));
            for (var county : groupBy(app, MANY_YEAR, "(place / 1000000)::text").entrySet()) {
                same &= figure(county.getKey(), MANY_YEAR).equals(county.getValue());
            }
        }
        // By turns, so that what else the machine does meanwhile falls on both alike.
        double[] manyTimes = new double[READINGS];
        double[] fewTimes = new double[READINGS];
        for (int run = -WARM_UP; run < READINGS; run++) {
            double many = time("3708", MANY_YEAR);
            double few = time("3708", FEW_YEAR);
            if (run >= 0) {
                manyTimes[run] = many;
                fewTimes[run] = few;
            }
        }
        double many = median(manyTimes);
        double few = median(fewTimes);
        double[] pages = new double[20];
        for (int run = 0; run < pages.length; run++) {
            long began = System.nanoTime();
            program.get("/insight/appeals?division=3708&from=" + MANY_YEAR + "-01&to=" + MANY_YEAR + "-12", cookie);
            pages[run] = millis(began);
        }
        double by = median(plain);
        new Report("dashboard")
                .figure("GROUP BY of 1,000,000 entries, ms", by)
                .figure("reading over 1,000,000 entries, HTTP and all, ms", many)
                .figure("reading over 100,000 entries, ms", few)
                .figure("whole board page over 1,000,000 entries, ms", median(pages))
                .exactly("same figures, persons too (1 is yes)", same ? 1 : 0, 1)
                .atLeast("times faster than the GROUP BY", by / many, 100)
                .atMost("times its own time at 100,000", many / few, 1.5)
                .write();
    }

    /** Two years of entries that are spread over the same cells and persons, the second with each of them ten times. */
    private void load() throws IOException, SQLException, InterruptedException {
        try (Connection owner = program.connect("owner");
                var sql = owner.createStatement()) {
            if (number(owner, "select count(*) from ledger.entry where day < '2007-01-01'") < FEW + MANY) {
                System.out.println("posting " + (FEW + MANY) + " entries");
                long first = number(owner, "with b as (insert into ledger.beneficiary (phone_key)"
                        + " select convert_to('bench ' || i, 'UTF8') from generate_series(1, " + PERSONS + ") i"
                        + " returning number) select min(number) from b");
                post(owner, FEW_YEAR, FEW, first);
                post(owner, MANY_YEAR, MANY, first);
            }
            long began = System.nanoTime();
            long pending;
            while ((pending = number(owner, "select count(*) from ledger.pending")) > 0) {
                System.out.printf("folding: %,d entries are left%n", pending);
                Thread.sleep(5_000);
            }
            System.out.printf("folded after %.0f s%n", millis(began) / 1_000);
            sql.execute("vacuum (analyze) ledger.entry, ledger.pending, ledger.cell, ledger.leaf");
        }
    }

    private void post(Connection owner, int year, int entries, long firstPerson) throws SQLException {
        var counties = Arrays.stream(COUNTIES).mapToObj(Integer::toString).collect(Collectors.joining(","));
        try (var sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("with new as (insert into ledger.entry (posted_at, day, division_id, place, kind,"
                    + " organization_id, measure, category, channel, quantity, amount_fen, beneficiary, unidentified,"
                    + " record_type, record_number)"
                    + " select now(), make_date(" + year + ", 1 + j / 2640 % 12, 1 + j % 28), 1,"
                    + " (array[" + counties + "])[1 + j % 11]::bigint * 1000000"
                    + " + (1 + j / 11 % 5) * 1000 + 1 + j / 55 % 4,"
                    + " 1 + j / 220 % 3, 1 + j / 220 % 3, 'appeal.received', 'bench-' || j / 660 % 4,"
                    + " case when j % 2 = 0 then 'portal' else 'hotline' end, 1, 100,"
                    + " " + firstPerson + " + (j::bigint * 7919 % " + PERSONS + ")::int, false, 'bench', i::text"
                    + " from (select i, i % " + FEW + " as j from generate_series(0, " + (entries - 1) + ") i) e"
                    + " returning id, scope_key) insert into ledger.pending select id, scope_key from new");
            owner.commit();
            owner.setAutoCommit(true);
        }
    }

    private static Map<String, Figure> groupBy(Connection app, int year, String key) throws SQLException {
        var found = new TreeMap<String, Figure>();
        try (var sql = app.createStatement();
                var rows = sql.executeQuery("select " + key + ", sum(quantity), count(distinct beneficiary),"
                        + " sum(amount_fen) from ledger.entry where measure = 'appeal.received' and day between '" + year
                        + "-01-01' and '" + year + "-12-31' group by 1")) {
            while (rows.next()) {
                found.put(rows.getString(1), new Figure(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return found;
    }

    private Figure figure(String division, int year) throws IOException, InterruptedException {
        var answer = program.get(address(division, year), cookie);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return new Figure(
                member(answer.body(), "quantity"), member(answer.body(), "persons"), member(answer.body(), "amountFen"));
    }

    private double time(String division, int year) throws IOException, InterruptedException {
        long began = System.nanoTime();
        program.get(address(division, year), cookie);
        return millis(began);
    }

    private static String address(String division, int year) {
        return "/api/v1/figures?measure=appeal.received&division=" + division + "&from=" + year + "-01-01&to=" + year
                + "-12-31";
    }

    /** Signs in as the demo's leader of the whole city. */
    private String leader() throws IOException, InterruptedException {
        Matcher accounts = ACCOUNT.matcher(program.get("/api/v1/demo/accounts", "").body());
        while (accounts.find()) {
            var account = accounts.group();
            if (account.contains("\"leader\"") && account.contains("\"3708\"")) {
                return program.signIn(accounts.group(1), accounts.group(2));
            }
        }
        throw new IOException("the demo has no leader of 3708");
    }

    private static long member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*(-?\\d+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return Long.parseLong(found.group(1));
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
