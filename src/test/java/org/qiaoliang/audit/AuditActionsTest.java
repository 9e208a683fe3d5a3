package org.qiaoliang.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reader offers what has words: whatever the program writes into the trail must have them. */
class AuditActionsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String BEGINNING = "audit.action.";
    private static final Pattern SAID = Pattern.compile("AuditEvent\\.of\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"");
    private static final Pattern DOTTED = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");
    /** Names of other things that look like actions, in files that write to the trail. */
    private static final Pattern OTHER = Pattern.compile("audit\\.row|appeal\\.(submit|take-in)");

    @Test
    void everyActionAndTypeOfRecordWrittenHasWords() throws IOException {
        var words = words();
        var beginnings = words.stream()
                .filter(key -> key.startsWith(BEGINNING))
                .map(key -> key.substring(BEGINNING.length(), key.indexOf('.', BEGINNING.length())))
                .collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                if (!source.contains("AuditEvent")) {
                    continue;
                }
                SAID.matcher(source).results().forEach(said -> {
                    missing.add(BEGINNING + said.group(1));
                    missing.add("audit.type." + said.group(2));
                });
                DOTTED.matcher(source)
                        .results()
                        .map(said -> said.group(1))
                        .filter(said -> beginnings.contains(said.substring(0, said.indexOf('.'))))
                        .filter(said -> !OTHER.matcher(said).matches())
                        .filter(said -> !words.contains(said))
                        .forEach(said -> missing.add(BEGINNING + said));
            }
        }
        assertThat(missing).as("actions found").hasSizeGreaterThan(40);
        missing.removeAll(words);
        assertThat(missing).as("without words").isEmpty();
    }

    private static TreeSet<String> words() throws IOException {
        var words = new TreeSet<String>();
        try (var files = Files.list(MESSAGES)) {
            for (var file : files.toList()) {
                var bundle = new Properties();
                try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    bundle.load(reader);
                }
                words.addAll(bundle.stringPropertyNames());
            }
        }
        return words;
    }
}
