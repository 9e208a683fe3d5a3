package org.qiaoliang.divisions.internal;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.qiaoliang.kernel.DivisionCode;
import org.tukaani.xz.XZInputStream;

/** The open data set of divisions as packed into the jar by {@code PackDivisions}, which describes the format. */
final class DivisionData {
    /** The provinces the data set has, in the order of their codes. */
    static final List<String> PROVINCES = List.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65");

    private DivisionData() {}

    /**
     * One division.
     *
     * @param id its number in the order of the codes of the whole country: the same in every deployment
     */
    record Row(int id, DivisionCode code, String name) {}

    /**
     * Hands over the division with this code, what lies above it and what lies in it, each after its parent. Nothing
     * when the code is not in the data set.
     */
    static void read(DivisionCode code, Consumer<Row> each) {
        var province = code.digits().substring(0, 2);
        if (PROVINCES.contains(province)) {
            readProvince(province, row -> {
                if (row.code().isWithin(code) || code.isWithin(row.code())) {
                    each.accept(row);
                }
            });
        }
    }

    static void readProvince(String province, Consumer<Row> each) {
        try (var file = DivisionData.class.getResourceAsStream("/divisions/" + province + ".xz")) {
            if (file == null) {
                throw new IllegalStateException("no data for province " + province);
            }
            var data = new DataInputStream(new BufferedInputStream(new XZInputStream(file), 1 << 16));
            var first = data.readInt();
            var count = data.readInt();
            var levels = data.readNBytes(count);
            var codes = codes(data, levels);
            var names = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8));
            for (var i = 0; i < count; i++) {
                each.accept(new Row(first + i, new DivisionCode(codes[i]), names.readLine()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] codes(DataInputStream data, byte[] levels) throws IOException {
        var codes = new String[levels.length];
        var own = new int[6];
        var path = new String[6];
        path[0] = "";
        for (var i = 0; i < levels.length; i++) {
            var level = levels[i];
            own[level] += data.readUnsignedShort();
            codes[i] = path[level - 1] + digits(own[level], level <= 3 ? 2 : 3);
            path[level] = codes[i];
            for (var below = level + 1; below < own.length; below++) {
                own[below] = 0;
            }
        }
        return codes;
    }

    private static String digits(int number, int length) {
        var text = Integer.toString(number);
        return "0".repeat(length - text.length()) + text;
    }
}
