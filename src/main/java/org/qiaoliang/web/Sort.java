package org.qiaoliang.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a list is sorted, and the links that sort it otherwise. The whole state of a list lives in its URL.
 *
 * @param path of the list
 * @param query its other parameters, kept by the links; the keyset position is dropped, since it belongs to an order
 * @param column the column it is sorted by
 * @param only whether there is no other order to choose: the columns are no links then
 */
public record Sort(String path, Map<String, String> query, String column, boolean descending, boolean only) {
    public Sort {
        query = new LinkedHashMap<>(query);
        query.keySet().removeAll(java.util.List.of("sort", "after"));
    }

    public Sort(String path, Map<String, String> query, String column, boolean descending) {
        this(path, query, column, descending, false);
    }

    /** The same order, and no other. */
    public Sort fixed() {
        return new Sort(path, query, column, descending, true);
    }

    /** Reads {@code -due} as descending by due. */
    public static Sort parse(String path, Map<String, String> query, @Nullable String sort, String standard) {
        var asked = sort == null || sort.isEmpty() ? standard : sort;
        return asked.startsWith("-")
                ? new Sort(path, query, asked.substring(1), true)
                : new Sort(path, query, asked, false);
    }

    public String href(String other) {
        var text = new StringBuilder(path).append('?');
        query.forEach((name, value) -> {
            if (!value.isEmpty()) {
                text.append(encode(name)).append('=').append(encode(value)).append('&');
            }
        });
        boolean turn = other.equals(column) && !descending;
        return text.append("sort=")
                .append(turn ? "-" : "")
                .append(encode(other))
                .toString();
    }

    public String aria(String other) {
        return !other.equals(column) ? "none" : descending ? "descending" : "ascending";
    }

    public String icon(String other) {
        return !other.equals(column) ? "arrows-sort" : descending ? "sort-descending" : "sort-ascending";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
