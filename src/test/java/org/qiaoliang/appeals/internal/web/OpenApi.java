package org.qiaoliang.appeals.internal.web;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the interface, to hold real answers against. */
final class OpenApi {
    private static final JsonNode ROOT = read();
    private static final ConcurrentMap<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(java.util.Map.of("https://qiaoliang.org/openapi", ROOT.toString())));

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private OpenApi() {}

    static Set<String> paths() {
        return new TreeSet<>(ROOT.path("paths").propertyNames());
    }

    /** Every call, such as {@code POST /api/v1/appeals}. */
    static TreeSet<String> calls() {
        var calls = new TreeSet<String>();
        for (var path : paths()) {
            for (var method : ROOT.path("paths").path(path).propertyNames()) {
                if (METHODS.contains(method)) {
                    calls.add(method.toUpperCase(Locale.ROOT) + " " + path);
                }
            }
        }
        return calls;
    }

    /** The statuses that a call may answer with. */
    static Set<String> statuses(String call) {
        var parts = call.split(" ", 2);
        return new TreeSet<>(ROOT.path("paths")
                .path(parts[1])
                .path(parts[0].toLowerCase(Locale.ROOT))
                .path("responses")
                .propertyNames());
    }

    static boolean has(String path, String method) {
        return ROOT.path("paths").path(path).has(method);
    }

    /** What is wrong with an answer, by the schema for its status. */
    static List<String> complaints(String path, String method, int status, String body) {
        var pointer = "/paths/" + escape(path) + "/" + method + "/responses/" + status;
        var response = ROOT.at(pointer);
        if (response.has("$ref")) {
            pointer = response.path("$ref").stringValue().substring(1);
            response = ROOT.at(pointer);
        }
        if (response.isMissingNode()) {
            return List.of("no answer " + status + " is described for " + method + " " + path);
        }
        var type = response.path("content").propertyNames().iterator().next();
        var schema = schema(pointer + "/content/" + escape(type) + "/schema");
        return schema
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema(String pointer) {
        return SCHEMAS.computeIfAbsent(
                pointer, p -> REGISTRY.getSchema(SchemaLocation.of("https://qiaoliang.org/openapi#" + p)));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode read() {
        try {
            return YAMLMapper.builder().build().readTree(Files.readString(Path.of("docs/api/openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
