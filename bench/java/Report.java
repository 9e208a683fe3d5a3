import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured against what was promised: a table on the console and {@code bench/out/NAME.json}. */
final class Report {
    private final String name;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Map<String, String> targets = new LinkedHashMap<>();
    private boolean met = true;

    Report(String name) {
        this.name = name;
    }

    /** A figure without promise, to be understood with the others. */
    Report figure(String key, double value) {
        figures.put(key, value);
        return this;
    }

    Report atMost(String key, double value, double limit) {
        return target(key, value, value <= limit, "<= " + number(limit));
    }

    Report atLeast(String key, double value, double limit) {
        return target(key, value, value >= limit, ">= " + number(limit));
    }

    Report exactly(String key, double value, double wanted) {
        return target(key, value, value == wanted, "= " + number(wanted));
    }

    private Report target(String key, double value, boolean held, String words) {
        figures.put(key, value);
        targets.put(key, words);
        met &= held;
        if (!held) {
            System.err.println("missed: " + key + " is " + number(value) + ", wanted " + words);
        }
        return this;
    }

    /** Prints and writes it. */
    void write() throws IOException {
        System.out.printf("%n%s%n", name);
        figures.forEach((key, value) -> System.out.printf(
                Locale.ROOT, "  %-44s %14s   %s%n", key, number(value), targets.getOrDefault(key, "")));
        System.out.println(met ? "  met" : "  NOT met");
        StringBuilder json = new StringBuilder("{\"name\":").append(quoted(name)).append(",\"figures\":{");
        json.append(join(figures, Report::number)).append("},\"targets\":{");
        json.append(join(targets, Report::quoted)).append("},\"met\":").append(met).append("}\n");
        Path folder = Files.createDirectories(Path.of("bench", "out"));
        Files.writeString(folder.resolve(name + ".json"), json.toString());
    }

    private static <T> String join(Map<String, T> map, java.util.function.Function<T, String> writer) {
        return String.join(
                ",",
                map.entrySet().stream()
                        .map(each -> quoted(each.getKey()) + ":" + writer.apply(each.getValue()))
                        .toList());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
