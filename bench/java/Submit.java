import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Filing an appeal from outside through the API, as a portal would: each with a key of its own against double submits, the
 * counters of the rate limits (set so high that none is refused), number and code, deadline, search tokens, sealed contact,
 * ledger entry, audit record and notice in one durable transaction. The time of the background work that follows is in it:
 * the ledger's roll-up, the sealing of the trail, the sending of notices.
 */
final class Submit {
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 10_000;
    private static final int SECONDS = 20;
    private static final Pattern FILE = Pattern.compile("/assets/icons\\.[^\"#]+");
    private static final String LUA = """
            local run = tostring(os.time())
            local places = {"370811", "370812", "370826", "370827", "370828", "370829", "370881", "370883"}
            local categories = {"wages", "hardship", "disability", "legal-advice"}
            local n = 0
            math.randomseed(os.time())
            function request()
              n = n + 1
              local body = string.format('{"category":"%s","division":"%s","title":"拖欠工资两个月","text":"单位两个月没有发工资，' ..
                '多次询问没有结果，家里还有老人要看病，请帮助协调解决。编号%d","anonymous":false,"contact":{"name":"测试人","phone":"139%08d"}}',
                categories[n % 4 + 1], places[n % 8 + 1], n, math.random(0, 99999999))
              return wrk.format("POST", "/api/v1/appeals",
                {["Content-Type"] = "application/json", ["Idempotency-Key"] = run .. "-" .. n}, body)
            end
            """;

    private final Program program;

    private Submit(Program program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        try (Program program = Program.start(
                "submit",
                "--demo",
                "--",
                "--qiaoliang.limits.public-submit-address=100000000/1h",
                "--qiaoliang.limits.public-submit-phone=1000000/1h")) {
            new Submit(program).measure();
        }
    }

    private void measure() throws Exception {
        String page = program.get("/", "").body();
        var found = FILE.matcher(page);
        String file = found.find() ? found.group() : "/favicon.ico";
        Wrk.warmUp(program.url("/api/v1/appeals"), CONNECTIONS, WARM_UP, LUA);
        Wrk.warmUp(program.url(file), CONNECTIONS, 4 * WARM_UP, "");
        Thread.sleep(3_000);
        long appeals = count("appeals.appeal");
        long entries = count("ledger.entry");
        long events = count("audit.event");
        long notices = count("notices.outbox");
        Cpu before = program.cpu();
        Wrk load = Wrk.load(program.url("/api/v1/appeals"), CONNECTIONS, SECONDS, LUA);
        awaitRollUp();
        Cpu used = program.cpu().since(before);
        long filed = count("appeals.appeal") - appeals;
        Cpu idle = program.cpu();
        Wrk still = Wrk.load(program.url(file), CONNECTIONS, SECONDS / 2, "");
        double plain = program.cpu().since(idle).millis() / still.requests();
        double each = used.millis() / filed;
        new Report("submit")
                .figure("appeals filed", filed)
                .figure("a second", load.requests() / load.seconds())
                .atMost("CPU-ms a submit", each, 4)
                .figure("of it JVM", used.jvmMillis() / filed)
                .figure("of it PostgreSQL", used.postgresMillis() / filed)
                .figure("CPU-ms a request, static file of 23 KB", plain)
                .atMost("times the static file", each / plain, 40)
                .figure("p50 at 8 connections, ms", load.p50Millis())
                .figure("p95 at 8 connections, ms", load.p95Millis())
                .exactly("errors", load.errors(), 0)
                .exactly("ledger entries missing", filed - (count("ledger.entry") - entries), 0)
                .atMost("audit records missing", filed - (count("audit.event") - events), 0)
                .atMost("notices missing", filed - (count("notices.outbox") - notices), 0)
                .write();
    }

    private void awaitRollUp() throws Exception {
        while (count("ledger.pending") > 0 || count("audit.pending") > 0) {
            Thread.sleep(200);
        }
    }

    private long count(String table) throws IOException, SQLException {
        try (Connection reader = program.connect("backup");
                var rows = reader.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
