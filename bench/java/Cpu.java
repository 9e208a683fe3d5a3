import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processor time and memory as the operating system accounts for them. */
record Cpu(double jvmMillis, double postgresMillis) {
    private static final double MILLIS_PER_TICK = 10;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    /** What the two have used so far; of PostgreSQL all its processes, the ended ones included. */
    static Cpu of(long jvm, long postmaster) {
        double postgres = ticks(postmaster, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                List<String> stat = stat(pid);
                if (!stat.isEmpty() && Long.parseLong(stat.get(PARENT)) == postmaster) {
                    postgres += ticks(pid, USER, SYSTEM);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Cpu(ticks(jvm, USER, SYSTEM) * MILLIS_PER_TICK, postgres * MILLIS_PER_TICK);
    }

    Cpu since(Cpu before) {
        return new Cpu(jvmMillis - before.jvmMillis, postgresMillis - before.postgresMillis);
    }

    double millis() {
        return jvmMillis + postgresMillis;
    }

    static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static double ticks(long pid, int... fields) {
        List<String> stat = stat(pid);
        double sum = 0;
        for (int field : fields) {
            sum += stat.isEmpty() ? 0 : Double.parseDouble(stat.get(field));
        }
        return sum;
    }

    /** Fields of /proc/PID/stat from the third on: the second, the name, may hold spaces. */
    private static List<String> stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
