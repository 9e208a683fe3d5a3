import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A closed-loop load by wrk.
 *
 * @param requests that were answered
 * @param errors   answers other than 2xx and 3xx, and broken connections
 */
record Wrk(long requests, long errors, double seconds, double p50Millis, double p95Millis, double p99Millis) {

    /**
     * Loads an address until it has answered so many requests, but no longer than five minutes: compilers come to rest by what
     * they have seen and not by time.
     */
    static void warmUp(String url, int connections, int requests, String lua) throws IOException, InterruptedException {
        long answered = 0;
        for (int round = 0; round < 30 && answered < requests; round++) {
            answered += load(url, connections, 10, lua).requests();
        }
    }

    /**
     * Loads an address.
     *
     * @param lua what wrk's script is to hold besides: headers ({@code wrk.headers["Cookie"] = …}) or a {@code request} function
     */
    static Wrk load(String url, int connections, int seconds, String lua) throws IOException, InterruptedException {
        Path script = Files.createTempFile("bench", ".lua");
        Files.writeString(script, lua + """

                done = function(summary, latency, requests)
                  local e = summary.errors
                  io.write(string.format("figures requests=%d errors=%d micros=%d p50=%d p95=%d p99=%d\\n",
                    summary.requests, e.status + e.connect + e.read + e.write + e.timeout, summary.duration,
                    latency:percentile(50), latency:percentile(95), latency:percentile(99)))
                end
                """);
        try {
            Process wrk = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + connections,
                            "-d" + seconds + "s",
                            "-s",
                            script.toString(),
                            url)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            wrk.waitFor();
            Map<String, Long> figures = new HashMap<>();
            output.lines().filter(line -> line.startsWith("figures ")).findFirst().ifPresent(line -> {
                for (String pair : line.substring(8).split(" ")) {
                    String[] parts = pair.split("=");
                    figures.put(parts[0], Long.parseLong(parts[1]));
                }
            });
            if (figures.isEmpty()) {
                throw new IOException("wrk failed: " + output);
            }
            return new Wrk(
                    figures.get("requests"),
                    figures.get("errors"),
                    figures.get("micros") / 1e6,
                    figures.get("p50") / 1e3,
                    figures.get("p95") / 1e3,
                    figures.get("p99") / 1e3);
        } finally {
            Files.delete(script);
        }
    }
}
