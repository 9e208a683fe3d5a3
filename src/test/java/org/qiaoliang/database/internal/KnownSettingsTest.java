package org.qiaoliang.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The list of settings is that of the code, neither more nor less. */
class KnownSettingsTest {
    private static final Pattern READ = Pattern.compile(
            "(?:\\$\\{|getProperty\\(\\s*\"|SETTING = \"|ConditionalOnBooleanProperty\\(\")(qiaoliang\\.[a-z.-]*[a-z])");

    private final KnownSettings known = KnownSettings.read();

    @Test
    void namesWhatTheCodeReads() throws Exception {
        var read = new TreeSet<String>();
        for (var source : sources()) {
            READ.matcher(Files.readString(source)).results().forEach(found -> read.add(found.group(1)));
        }
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var bean : scanner.findCandidateComponents("org.qiaoliang")) {
            var type = Class.forName(bean.getBeanClassName());
            collect(type.getAnnotation(ConfigurationProperties.class).value(), type, read);
        }
        var limits = known.names().stream()
                .filter(name -> name.startsWith("qiaoliang.limits."))
                .toList();
        read.remove("qiaoliang.limits");
        read.addAll(limits);

        assertThat(known.names()).containsExactlyElementsOf(read);
        assertThat(limits).containsExactlyInAnyOrderElementsOf(limitsTaken());
    }

    /** The names of limits that the code counts, wherever it does. */
    private static Set<String> limitsTaken() throws IOException {
        var taken = new TreeSet<String>();
        var built = Pattern.compile("\"([a-z-]+)\", Limit\\.parse");
        for (var source : sources()) {
            built.matcher(Files.readString(source))
                    .results()
                    .forEach(found -> taken.add("qiaoliang.limits." + found.group(1)));
        }
        return taken;
    }

    @Test
    void takesTheLibrariesSettingsAndAnySpelling() {
        assertThatCode(() -> known.require(List.of(
                        "--server.port=1",
                        "--spring.profiles.active=x",
                        "--debug",
                        "--qiaoliang.trustedProxies=10.0.0.1")))
                .doesNotThrowAnyException();
    }

    @Test
    void suggestsTheNearest() {
        assertThatThrownBy(() -> known.require(List.of("--qiaoliang.identity.staf-idle=1h")))
                .hasMessageContaining("qiaoliang.identity.staff-idle");
        assertThatThrownBy(() -> known.require(List.of("--xyz"))).hasMessage("database.setting.unknown[xyz]");
        assertThatThrownBy(() -> known.require(List.of("--qiaoliang.limits.x=1")))
                .hasMessage("database.setting.unknown[qiaoliang.limits.x]");
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static void collect(String prefix, Class<?> type, Set<String> names) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                collect(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }
}
