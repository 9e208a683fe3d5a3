package org.qiaoliang.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A note in the data folder on whether the database is a demo. The database itself has the last word, but which parts of the
 * program are needed must be known before it is reached.
 */
public final class InstanceMark {
    public static final String FILE = "instance";

    private InstanceMark() {}

    static Optional<Boolean> demo(Path data, @Nullable String url) {
        Path file = data.resolve(FILE);
        try {
            if (Files.exists(file)) {
                String[] words = Files.readString(file).strip().split(" ", 2);
                return words.length == 2 && words[1].equals(place(url))
                        ? Optional.of(words[0].equals("demo"))
                        : Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean fresh = (url == null || url.isBlank()) && Files.notExists(data.resolve("pg"));
        return fresh ? Optional.of(true) : Optional.empty();
    }

    public static void write(Path data, @Nullable String url, boolean demo) throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve(FILE), (demo ? "demo " : "empty ") + place(url) + "\n");
    }

    private static String place(@Nullable String url) {
        return url == null || url.isBlank() ? "embedded" : url.replaceFirst("\\?.*", "");
    }
}
