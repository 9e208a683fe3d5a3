package org.qiaoliang.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every text exists in both languages, every key that is used exists, and no words stand outside the bundles. */
class MessagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(\\.[A-Za-z0-9_-]+)+\\.?");

    private final Map<String, String> chinese = read("", "_en");
    private final Map<String, String> english = read("_en", "");

    @Test
    void hasTheSameKeysInBothLanguages() {
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
    }

    /** A module may give words to a lower one that asks by its name, as in {@code inbox.source.appeals}. */
    @Test
    void beginsEveryKeyWithTheNameOfAModule() throws IOException {
        try (var files = Files.list(JAVA.resolve("org/qiaoliang"))) {
            var names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(chinese.keySet()).allMatch(key -> names.contains(key.substring(0, key.indexOf('.'))));
        }
    }

    @Test
    void takesTheSameParametersInBothLanguages() {
        chinese.forEach((key, text) ->
                assertThat(parameters(english.getOrDefault(key, ""))).as(key).isEqualTo(parameters(text)));
    }

    @Test
    void formatsEveryTextThatHasParameters() {
        for (var texts : List.of(chinese, english)) {
            texts.forEach((key, text) -> {
                if (!parameters(text).isEmpty()) {
                    assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5}))
                            .as(key + ": an apostrophe quotes what follows, write ’ or ''")
                            .doesNotContain("{");
                }
            });
        }
    }

    @Test
    void knowsEveryKeyThatTemplatesAndCodeUse() {
        var modules = modules();
        var unknown = new TreeSet<String>();
        used().forEach((key, where) -> {
            boolean ours = modules.contains(key.substring(0, key.indexOf('.')));
            boolean known = key.endsWith(".") || key.endsWith("-")
                    ? chinese.keySet().stream().anyMatch(k -> k.startsWith(key))
                    : chinese.containsKey(key);
            if (ours && !known && isText(where, key)) {
                unknown.add(key + " in " + where);
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void hasNoWordsInCodeOrTemplates() {
        var found = new ArrayList<String>();
        for (var source : sources().entrySet()) {
            var text = COMMENT.matcher(source.getValue()).replaceAll("");
            var template = source.getKey().endsWith(".jte");
            var parts = template ? List.of(text) : strings(text);
            parts.stream()
                    .filter(part -> HAN.matcher(part).find())
                    .forEach(part -> found.add(source.getKey() + ": "
                            + part.lines()
                                    .filter(l -> HAN.matcher(l).find())
                                    .findFirst()
                                    .orElse("")));
        }
        assertThat(found).isEmpty();
    }

    private static Map<String, String> read(String ending, String without) {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(MESSAGES)) {
            for (Path file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                boolean isEnglish = name.endsWith("_en.properties");
                if (isEnglish == ending.equals("_en") && (without.isEmpty() || !isEnglish)) {
                    all.putAll(load(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Map<String, String> load(Path file) {
        var properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(containsKey(key)).as(key + " twice in " + file).isFalse();
                return super.put(key, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.entrySet().stream()
                .collect(Collectors.toMap(e -> (String) e.getKey(), e -> (String) e.getValue()));
    }

    private static Set<String> parameters(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> modules() {
        return chinese.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
    }

    /** Strings that look like keys, with the file they stand in. */
    private static Map<String, String> used() {
        var used = new TreeMap<String, String>();
        sources()
                .forEach((file, text) -> strings(COMMENT.matcher(text).replaceAll("")).stream()
                        .filter(string -> KEY.matcher(string).matches())
                        .forEach(string -> used.put(string, file)));
        return used;
    }

    /** Settings, permissions and measures look like keys too; texts are those asked for by a call that takes a key. */
    private static boolean isText(String file, String key) {
        var text = sources().getOrDefault(file, "");
        return file.endsWith(".jte")
                ? text.contains("ui.t(\"" + key + "\"")
                : Pattern.compile("(RuleViolation|Complaint|add|addIf|text|Hotline)\\([^;]*\"" + Pattern.quote(key)
                                + "\"")
                        .matcher(text)
                        .find();
    }

    private static List<String> strings(String text) {
        return STRING.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, String> sources() {
        var sources = new TreeMap<String, String>();
        for (Path root : List.of(JAVA, TEMPLATES)) {
            try (var files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.put(file.toString(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
