import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kills the application, PostgreSQL, and both, with SIGKILL, while eight clients file appeals; then counts. A client that got
 * no answer repeats with the same key, as a client should, and must not make a second appeal.
 */
final class Crash {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 2;
    private static final Duration LOAD = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String FILED = "select count(*) from audit.event where action = 'appeal.received'";

    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"([^\"]+)\"");

    private final Program program;
    private final List<String> categories;
    private final long before;
    private final Map<String, String> numberByKey = new ConcurrentHashMap<>();
    private final Queue<Attempt> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong changedAnswers = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong lastSuccess = new AtomicLong(System.nanoTime());
    private final AtomicLong longestGap = new AtomicLong();

    private record Attempt(String key, String body) {}

    private Crash(Program program) throws IOException, InterruptedException, SQLException {
        this.program = program;
        this.categories = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"")
                .matcher(program.get("/api/v1/categories", "").body())
                .results()
                .map(result -> result.group(1))
                .toList();
        try (Connection reader = program.connect("backup")) {
            this.before = one(reader, null, FILED);
        }
    }

    public static void main(String[] args) throws Exception {
        try (Program program = Program.start(
                "crash",
                "--demo",
                "--",
                "--qiaoliang.notices.quiet=",
                "--qiaoliang.limits.public-submit-address=1000000/1h",
                "--qiaoliang.limits.public-submit-phone=1000000/1h")) {
            new Crash(program).run();
        }
    }

    private void run() throws Exception {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(this::client));
        }
        for (int round = 0; round < ROUNDS; round++) {
            load("the application is killed");
            paused.set(true);
            program.kill();
            relaunch();
            load("PostgreSQL is killed");
            program.killPostgres();
            load("both are killed");
            paused.set(true);
            program.killPostgres();
            program.kill();
            relaunch();
        }
        load("counting");
        done.set(true);
        for (Thread client : clients) {
            client.join();
        }
        repeatUnanswered();
        Map<String, Long> counts = settled();
        int audit = new ProcessBuilder("./run", "verify-audit", "--data", program.data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        program.data.resolve("console.log").toFile()))
                .start()
                .waitFor();
        new Report("crash")
                .figure("kills of the application", ROUNDS * 2)
                .figure("kills of PostgreSQL", ROUNDS * 2)
                .figure("acknowledged appeals", numberByKey.size())
                .figure("longest time without an answer, s", longestGap.get() / 1e9)
                .exactly("acknowledged appeals lost", counts.get("lost"), 0)
                .exactly("without their one ledger entry", counts.get("ledger"), 0)
                .exactly("without audit record", counts.get("audit"), 0)
                .exactly("without exactly one notice", counts.get("notices"), 0)
                .exactly("notices still waiting", counts.get("waiting"), 0)
                .exactly("repeats that made a second appeal", counts.get("twice") + changedAnswers.get(), 0)
                .exactly("ledger cells off by", counts.get("cells"), 0)
                .exactly("audit trail broken", audit, 0)
                .exactly("refused although valid", refused.get(), 0)
                .write();
    }

    private void load(String next) throws InterruptedException {
        paused.set(false);
        int before = numberByKey.size();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Thread.sleep(LOAD);
        while (numberByKey.size() == before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no appeal is acknowledged any more");
            }
            Thread.sleep(50);
        }
        System.out.println(numberByKey.size() + " acknowledged; now " + next);
    }

    /** The clients wait meanwhile, so that the time counted is the program's. */
    private void relaunch() throws IOException, InterruptedException {
        program.launch();
        lastSuccess.set(System.nanoTime());
        paused.set(false);
    }

    private void client() {
        try {
            while (!done.get()) {
                if (paused.get()) {
                    Thread.sleep(20);
                    continue;
                }
                Attempt again = unanswered.poll();
                submit(again != null ? again : attempt());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Attempt attempt() {
        var random = ThreadLocalRandom.current();
        String phone = "139" + String.format("%08d", random.nextInt(100_000_000));
        String category = categories.get(random.nextInt(categories.size()));
        return new Attempt(UUID.randomUUID().toString(), """
                {"category":"%s","division":"370811","title":"拖欠工资两个月","text":"单位两个月没有发工资，多次询问没有结果，请帮助解决。编号%d",\
                "anonymous":false,"contact":{"name":"测试人","phone":"%s"}}""".formatted(category, random.nextLong(), phone));
    }

    private void submit(Attempt attempt) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    program.post("/api/v1/appeals", "", attempt.body(), "Idempotency-Key", attempt.key());
            if (answer.statusCode() == 201) {
                acknowledge(attempt, answer.body());
                return;
            }
            if (answer.statusCode() < 500) {
                if (refused.incrementAndGet() == 1) {
                    System.err.println(answer.statusCode() + " " + answer.body());
                }
                return;
            }
        } catch (IOException cut) {
            Thread.sleep(50);
        }
        unanswered.add(attempt);
    }

    private void acknowledge(Attempt attempt, String body) {
        long now = System.nanoTime();
        long gap = now - lastSuccess.getAndSet(now);
        longestGap.accumulateAndGet(gap, Math::max);
        Matcher number = NUMBER.matcher(body);
        if (number.find()) {
            String former = numberByKey.putIfAbsent(attempt.key(), number.group(1));
            if (former != null && !former.equals(number.group(1))) {
                changedAnswers.incrementAndGet();
            }
        }
    }

    /** Also repeats some that were answered: they must get the same answer. */
    private void repeatUnanswered() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!unanswered.isEmpty() && System.nanoTime() < deadline) {
            submit(unanswered.remove());
        }
    }

    /** Counts once background work has come to rest: notices sent, entries in their cells. */
    private Map<String, Long> settled() throws IOException, SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<String, Long> counts = count();
            boolean rest = counts.get("waiting") == 0 && counts.get("pending") == 0;
            if (rest || System.nanoTime() > deadline) {
                return counts;
            }
            Thread.sleep(500);
        }
    }

    private Map<String, Long> count() throws IOException, SQLException {
        try (Connection reader = program.connect("backup")) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("set transaction isolation level repeatable read, read only");
            var numbers = reader.createArrayOf("text", numberByKey.values().toArray());
            Map<String, Long> counts = new ConcurrentHashMap<>();
            counts.put("lost", one(reader, numbers, """
                    select count(*) from unnest(?) n where not exists (select from appeals.appeal a where a.number = n)"""));
            counts.put("ledger", one(reader, numbers, """
                    select count(*) from unnest(?) n where (select count(*) from ledger.entry e
                        where e.record_number = n and e.measure = 'appeal.received')
                        + (select count(*) from appeals.appeal a where a.number = n and a.case_key is not null) <> 1"""));
            counts.put("audit", one(reader, numbers, """
                    select count(*) from unnest(?) n where not exists (select from audit.event e
                        where e.subject = n and e.action = 'appeal.received')"""));
            counts.put("notices", one(reader, numbers, """
                    select count(*) from unnest(?) n left join
                        (select split_part(event, '/', 2) as number, count(*) as times from notices.outbox
                         where event like 'appeal.received/%' and channel = 'sms' group by 1) o on o.number = n
                    where o.times is distinct from 1"""));
            counts.put("twice", one(reader, null, FILED)
                    - numberByKey.size()
                    - before);
            counts.put("waiting", one(reader, null, "select count(*) from notices.outbox where state = 'waiting' and next_at <= now()"));
            counts.put("pending", one(reader, null, "select count(*) from ledger.pending"));
            counts.put("cells", Math.abs(one(reader, null, """
                    select coalesce((select sum(quantity) from ledger.entry where measure = 'appeal.received'), 0)
                         - coalesce((select sum(quantity) from ledger.leaf where measure = 'appeal.received'), 0)""")));
            reader.commit();
            return counts;
        }
    }

    private static long one(Connection connection, java.sql.Array numbers, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            if (numbers != null) {
                statement.setArray(1, numbers);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
