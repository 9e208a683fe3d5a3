package org.qiaoliang.database.internal.backup;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.StartupFailure;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Just the migrations that a backup's tables were made by. Its rows fit those tables; what came later is done to the rows
 * when the program starts.
 */
final class RecordedMigrations implements ResourceProvider {
    private static final String FOLDER = "db/migration/";

    private final Map<String, LoadableResource> byPath = new LinkedHashMap<>();

    RecordedMigrations(List<String> versions) {
        Set<String> missing = new TreeSet<>(versions);
        try {
            var resolver = new PathMatchingResourcePatternResolver(RecordedMigrations.class.getClassLoader());
            for (Resource resource : resolver.getResources("classpath*:" + FOLDER + "**/V*.sql")) {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
                if (missing.remove(version(path))) {
                    byPath.put(path, new Script(path, resource));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!missing.isEmpty()) {
            throw new StartupFailure("database.restore.newer", String.join(", ", missing));
        }
    }

    private static String version(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(1, file.indexOf("__")).replace('_', '.');
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return byPath.get(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return byPath.values().stream()
                .filter(script -> script.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                .toList();
    }

    private static final class Script extends LoadableResource {
        private final String path;
        private final Resource resource;

        Script(String path, Resource resource) {
            this.path = path;
            this.resource = resource;
        }

        @Override
        public Reader read() {
            try {
                return new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
