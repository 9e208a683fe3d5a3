package org.qiaoliang.database.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.qiaoliang.database.StartupFailure;

/**
 * The names of all settings of the program, one a line in {@code settings.txt}. A name that nobody reads is refused: a
 * mistyped limit would otherwise leave the door as it was, without a word. Settings of the libraries are let through.
 */
public final class KnownSettings {
    private static final List<String> OF_LIBRARIES =
            List.of("server.", "spring.", "logging.", "management.", "debug", "trace");
    /** One letter in so many may be wrong. */
    private static final int NEAR = 4;

    private final List<String> names;

    KnownSettings(List<String> names) {
        this.names = names;
    }

    public static KnownSettings read() {
        try (var in = Objects.requireNonNull(KnownSettings.class.getResourceAsStream("/settings.txt"))) {
            return new KnownSettings(
                    new String(in.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return names;
    }

    /**
     * @param words from the command line, {@code --name=value} or {@code --name}
     * @throws StartupFailure naming the first that isn't known, and the nearest one that is
     */
    public void require(List<String> words) {
        for (var word : words) {
            var name = word.substring(2).split("=", 2)[0];
            if (OF_LIBRARIES.stream().noneMatch(name::startsWith)
                    && names.stream().noneMatch(known -> letters(known).equals(letters(name)))) {
                throw nearest(name)
                        .map(known -> new StartupFailure("database.setting.unknown.near", name, known))
                        .orElseGet(() -> new StartupFailure("database.setting.unknown", name));
            }
        }
    }

    private Optional<String> nearest(String name) {
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(known -> distance(known, name) <= name.length() / NEAR);
    }

    /** As the settings are read: case and dashes make no difference. */
    private static String letters(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Letters to add, take away or change (Levenshtein). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
