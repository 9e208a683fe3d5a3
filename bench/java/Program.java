import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program under measurement, started by {@code ./run} on a data folder of its own below {@code bench/out}. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    final Path data;
    final int port;
    private List<String> command;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;
    private double startSeconds;

    private Program(Path data, List<String> options) throws IOException {
        this.data = data;
        this.port = freePort();
        this.command = new ArrayList<>(
                List.of(Path.of("run").toAbsolutePath().toString(), "--port", "" + port, "--data", data.toString()));
        command.addAll(options);
    }

    /** Starts it on the folder of that name, kept from an earlier run if there is one. */
    static Program start(String name, String... options) throws IOException, InterruptedException {
        Program program = new Program(folder(name), List.of(options));
        program.launch();
        return program;
    }

    /** Starts it on an empty folder of that name. */
    static Program startAnew(String name, String... options) throws IOException, InterruptedException {
        delete(folder(name));
        return start(name, options);
    }

    /** The jar as the build makes it, started without {@code ./run}; not yet launched. */
    static Program plain(Path data) throws IOException {
        Program program = new Program(data, List.of());
        program.command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseParallelGC",
                "-Xms64m",
                "-Xmx384m",
                "-jar",
                "target/qiaoliang.jar",
                "--qiaoliang.data=" + data,
                "--server.port=" + program.port);
        return program;
    }

    static Path folder(String name) {
        return Path.of("bench", "out", name + ".data").toAbsolutePath();
    }

    /** Starts it, once more after {@link #kill} or {@link #stop}, and waits until it says that all is ready. */
    void launch() throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path console = data.resolve("console.log");
        Files.deleteIfExists(console);
        long began = System.nanoTime();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()))
                .start();
        while (!answers()) {
            await(began, 10);
        }
        startSeconds = (System.nanoTime() - began) / 1e9;
        while (!Files.readString(console).contains("localhost:" + port)) {
            await(began, 50);
        }
    }

    private void await(long began, long millis) throws IOException, InterruptedException {
        if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
            throw new IOException("did not start, see " + data.resolve("console.log"));
        }
        Thread.sleep(millis);
    }

    /** From the command to the first page. */
    double startSeconds() {
        return startSeconds;
    }

    private boolean answers() {
        try {
            return get("/", "").statusCode() < 500;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        return http.send(request(path, cookie).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String cookie, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, cookie)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(30));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** Signs in and gives what to send as Cookie. */
    String signIn(String account, String password) throws IOException, InterruptedException {
        HttpResponse<String> response = post(
                "/api/v1/session", "", "{\"account\":\"" + account + "\",\"password\":\"" + password + "\"}");
        if (response.statusCode() != 204) {
            throw new IOException("sign-in refused: " + response.statusCode() + " " + response.body());
        }
        return String.join(
                "; ",
                response.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split(";")[0])
                        .toList());
    }

    /** A connection as {@code postgres}, {@code owner}, {@code app}, {@code system} or {@code backup} (reads all rows). */
    Connection connect(String role) throws IOException, SQLException {
        String user = role.equals("postgres") ? role : "qiaoliang_" + role;
        String port = Files.readAllLines(data.resolve("pg/postmaster.pid")).get(3).strip();
        String password = Files.readString(data.resolve("secrets").resolve(role + ".password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/qiaoliang", user, password);
    }

    long pid() {
        return process.pid();
    }

    long postgresPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip());
    }

    Cpu cpu() throws IOException {
        return Cpu.of(pid(), postgresPid());
    }

    long residentMegabytes() throws IOException {
        return Cpu.residentMegabytes(pid());
    }

    /** As a power cut would: no warning, no goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void killPostgres() throws IOException {
        ProcessHandle.of(postgresPid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            kill();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var all = Files.walk(tree)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
