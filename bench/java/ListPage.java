import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The list of appeals as the staff use it: 25 of 100,000, filtered by state and category, for somebody who reads the whole
 * city and for somebody of one county, with row-level security on; against a static file of the same program that is about as
 * large as the page.
 */
final class ListPage {
    private static final int APPEALS = 100_000;
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 20_000;
    private static final int SECONDS = 20;
    private static final int PAGE = 25;
    private static final String FILTERED = "/workbench/appeals?state=closed&category=wages";
    private static final Pattern ROW = Pattern.compile("class=\"row-title\"");
    private static final Pattern FILE = Pattern.compile("/assets/icons\\.[^\"#]+");
    private static final Pattern SMALL_FILE = Pattern.compile("/assets/mark\\.[^\"#]+");
    /** What PostgreSQL logs of a statement of a request, begin and commit aside. */
    private static final Pattern STATEMENT =
            Pattern.compile("qiaoliang_app LOG:  duration: [\\d.]+ ms  (execute|statement:) (?!\\S*:? ?(BEGIN|COMMIT))\\S");

    private final Program program;

    private ListPage(Program program) {
        this.program = program;
    }

    private record Load(double jvmMillis, double postgresMillis, Wrk wrk) {
        double cpuMillis() {
            return jvmMillis + postgresMillis;
        }
    }

    public static void main(String[] args) throws Exception {
        try (Program program = Program.start("list-page", "--demo")) {
            new Masses(program).fill(APPEALS, List.of());
            new ListPage(program).measure();
        }
    }

    private void measure() throws Exception {
        String leader = browser("leader");
        String supervisor = browser("supervisor");
        HttpResponse<String> page = program.get(FILTERED, leader);
        long rows = ROW.matcher(page.body()).results().count();
        String file = first(FILE, page.body());
        String small = first(SMALL_FILE, page.body());
        warmUp(FILTERED, leader, WARM_UP);
        warmUp(FILTERED, supervisor, WARM_UP / 4);
        warmUp(file, leader, 2 * WARM_UP);
        Load list = load(FILTERED, leader, SECONDS);
        long resident = program.residentMegabytes();
        Load county = load(FILTERED, supervisor, SECONDS);
        Load still = load(file, leader, SECONDS / 2);
        Load smallest = load(small, leader, SECONDS / 2);
        Load after = load(FILTERED, leader, SECONDS);
        resident = Math.max(resident, program.residentMegabytes());
        double each = (list.cpuMillis() + after.cpuMillis()) / 2;
        new Report("list-page")
                .figure("appeals", count())
                .figure("bytes of the page", page.body().length())
                .exactly("rows on the page", rows, PAGE)
                .atMost("CPU-ms a request", each, 1.5)
                .figure("of it JVM", (list.jvmMillis() + after.jvmMillis()) / 2)
                .figure("of it PostgreSQL", (list.postgresMillis() + after.postgresMillis()) / 2)
                .figure("CPU-ms a request, scope of a county", county.cpuMillis())
                .figure("CPU-ms a request, static file of 23 KB", still.cpuMillis())
                .figure("CPU-ms a request, static file of 0.5 KB", smallest.cpuMillis())
                .atMost("times the static file", each / still.cpuMillis(), 12)
                .atMost("statements", statements(leader), 5)
                .figure("requests a second", after.wrk().requests() / after.wrk().seconds())
                .figure("p50 at 8 connections, ms", Math.min(list.wrk().p50Millis(), after.wrk().p50Millis()))
                .atMost("p95 at 8 connections, ms", Math.min(list.wrk().p95Millis(), after.wrk().p95Millis()), 30)
                .exactly("errors", list.wrk().errors() + after.wrk().errors() + county.wrk().errors(), 0)
                .atMost("JVM resident, MB", resident, 600)
                .write();
    }

    private void warmUp(String path, String cookie, int requests) throws IOException, InterruptedException {
        Wrk.warmUp(program.url(path), CONNECTIONS, requests, "wrk.headers['Cookie'] = '" + cookie + "'");
    }

    private Load load(String path, String cookie, int seconds) throws IOException, InterruptedException {
        String lua = "wrk.headers['Cookie'] = '" + cookie + "'";
        Cpu before = program.cpu();
        Wrk wrk = Wrk.load(program.url(path), CONNECTIONS, seconds, lua);
        Cpu used = program.cpu().since(before);
        return new Load(used.jvmMillis() / wrk.requests(), used.postgresMillis() / wrk.requests(), wrk);
    }

    /** Signs in and keeps the cookies that the first page sets, as a browser does. */
    private String browser(String account) throws IOException, InterruptedException {
        String session = program.signIn(account, "qiaoliang-demo");
        List<String> cookies = new ArrayList<>(List.of(session));
        for (String set : program.get(FILTERED, session).headers().allValues("Set-Cookie")) {
            cookies.add(set.split(";")[0]);
        }
        return String.join("; ", cookies);
    }

    private static String first(Pattern pattern, String page) {
        return pattern.matcher(page).results().findFirst().orElseThrow().group();
    }

    private long count() throws IOException, SQLException {
        try (Connection reader = program.connect("backup");
                var rows = reader.createStatement().executeQuery("select count(*) from appeals.appeal")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** As PostgreSQL itself counts them, of one request. */
    private long statements(String cookie) throws IOException, SQLException, InterruptedException {
        Path log = program.data.resolve("log/postgresql.log");
        try (Connection postgres = program.connect("postgres");
                var sql = postgres.createStatement()) {
            sql.execute("alter system set log_min_duration_statement = 0");
            sql.execute("select pg_reload_conf()");
            Thread.sleep(1_000);
            long from = Files.size(log);
            program.get(FILTERED, cookie);
            sql.execute("alter system reset log_min_duration_statement");
            sql.execute("select pg_reload_conf()");
            String logged = Files.readString(log).substring((int) from);
            return STATEMENT.matcher(logged).results().count();
        }
    }
}
