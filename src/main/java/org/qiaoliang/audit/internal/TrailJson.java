package org.qiaoliang.audit.internal;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values before and after, as the trail's columns keep them. */
final class TrailJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

    private TrailJson() {}

    static String write(Map<String, String> values) {
        return values.isEmpty() ? "{}" : JSON.writeValueAsString(values);
    }

    static Map<String, String> read(String json) {
        return "{}".equals(json) ? Map.of() : JSON.readValue(json, VALUES);
    }
}
