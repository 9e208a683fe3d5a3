import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * From the command to the first page, on a data folder in use: {@code ./run}'s way (taken-apart jar, cache of loaded classes)
 * against the plain jar, with the same heap and the same embedded PostgreSQL.
 */
final class Start {
    private static final int ROUNDS = 5;

    public static void main(String[] args) throws Exception {
        Path data = Program.folder("start");
        Program.delete(data);
        Program.start("start", "--empty").close();
        List<Double> quick = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Program program = Program.start("start")) {
                quick.add(program.startSeconds());
            }
            plain.add(plainJar(data));
        }
        double ratio = median(quick) / median(plain);
        new Report("start")
                .figure("plain jar, s", median(plain))
                .figure("with AOT cache, s", median(quick))
                .figure("rounds", ROUNDS)
                .atMost("ratio", ratio, 0.5)
                .write();
    }

    private static double plainJar(Path data) throws Exception {
        try (Program plain = Program.plain(data)) {
            plain.launch();
            return plain.startSeconds();
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
