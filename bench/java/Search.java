import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Search of words over 200,000 appeals through the staff's list, for somebody who reads the whole city and for somebody who
 * reads the matters of one kind of organization in one county. What counts is what PostgreSQL itself logs for the statement
 * that searches and reads the page, planning included.
 */
final class Search {
    private static final int APPEALS = 200_000;
    private static final int RUNS = 40;
    private static final String RARE = "井盖";
    private static final String COMMON = "电梯";
    private static final String PHRASE = "电梯停运";
    private static final int RARE_SHARE = 2;
    private static final int COMMON_SHARE = 100;
    private static final int ORIGINALS = 44;
    private static final int[] COUNTIES = {
        370811, 370812, 370826, 370827, 370828, 370829, 370830, 370831, 370832, 370881, 370883
    };
    private static final Pattern ROW = Pattern.compile("class=\"row-title\"");
    private static final Pattern TIME = Pattern.compile("LOG:  duration: ([\\d.]+) ms  (parse|bind|execute) [^\\n]*");

    private final Program program;

    private Search(Program program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        try (Program program = Program.start(
                "search",
                "--demo",
                "--",
                "--qiaoliang.limits.public-submit-address=1000000/1h",
                "--qiaoliang.limits.public-submit-phone=1000000/1h")) {
            Search search = new Search(program);
            if (search.count("true") < APPEALS) {
                search.file(RARE, "小区门口的井盖坏了一个多月，晚上走路很危险。");
                search.file(COMMON, "楼里的电梯停运两周，老人下不了楼。");
                new Masses(program)
                        .fill(APPEALS, List.of(new Masses.Share(RARE, RARE_SHARE), new Masses.Share(COMMON, COMMON_SHARE)));
            }
            search.measure();
        }
    }

    /** Originals for the copies, filed as anybody would. */
    private void file(String word, String text) throws IOException, InterruptedException {
        for (int i = 0; i < ORIGINALS; i++) {
            HttpResponse<String> answer = program.post(
                    "/api/v1/appeals",
                    "",
                    """
                    {"category":"%s","division":"%d","title":"%s问题请帮忙协调%d","text":"%s反映多次，第%d次来信。",\
                    "anonymous":false,"contact":{"name":"测试人","phone":"139%08d"}}"""
                            .formatted(
                                    i % 2 == 0 ? "wages" : "hardship",
                                    COUNTIES[i % COUNTIES.length],
                                    word,
                                    i,
                                    text,
                                    i,
                                    i),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            if (answer.statusCode() != 201) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        }
    }

    private void measure() throws Exception {
        String leader = program.signIn("leader", "qiaoliang-demo");
        String supervisor = program.signIn("supervisor", "qiaoliang-demo");
        new Report("search")
                .figure("appeals", count("true"))
                .figure("of them with the rare word", count("title like '" + RARE + "%'"))
                .figure("of them with the common word", count("title like '" + COMMON + "%'"))
                .figure("rows on the page, rare word, city", rows(RARE, leader))
                .figure("rows on the page, common word, county", rows(COMMON, supervisor))
                .atMost("word in 0.2%, scope of the city, ms", inPostgres(RARE, leader), 5)
                .atMost("word in 0.2%, scope of a county, ms", inPostgres(RARE, supervisor), 5)
                .atMost("word in 10%, scope of the city, ms", inPostgres(COMMON, leader), 40)
                .atMost("word in 10%, scope of a county, ms", inPostgres(COMMON, supervisor), 40)
                .figure("four characters in 10%, city, ms", inPostgres(PHRASE, leader))
                .figure("four characters in 10%, county, ms", inPostgres(PHRASE, supervisor))
                .write();
    }

    private long rows(String word, String cookie) throws IOException, InterruptedException {
        return ROW.matcher(program.get(address(word), cookie).body()).results().count();
    }

    private static String address(String word) {
        return "/workbench/appeals?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    /** The median of what PostgreSQL logs for the search of one request. */
    private double inPostgres(String word, String cookie) throws Exception {
        Path log = program.data.resolve("log/postgresql.log");
        try (Connection postgres = program.connect("postgres");
                var sql = postgres.createStatement()) {
            program.get(address(word), cookie);
            sql.execute("alter system set log_min_duration_statement = 0");
            sql.execute("select pg_reload_conf()");
            Thread.sleep(1_000);
            List<Double> times = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                long from = Files.size(log);
                program.get(address(word), cookie);
                byte[] all = Files.readAllBytes(log);
                String logged = new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
                times.add(TIME.matcher(logged)
                        .results()
                        .filter(line -> line.group().contains("appeals.find("))
                        .mapToDouble(line -> Double.parseDouble(line.group(1)))
                        .sum());
            }
            sql.execute("alter system reset log_min_duration_statement");
            sql.execute("select pg_reload_conf()");
            Collections.sort(times);
            return times.get(times.size() / 2);
        }
    }

    private long count(String condition) throws Exception {
        try (Connection reader = program.connect("backup");
                var rows = reader.createStatement().executeQuery("select count(*) from appeals.appeal where " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
