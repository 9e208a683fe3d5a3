package org.qiaoliang.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart and the table behind it, from the same figures. Drawn in the browser by {@code charts.js}, which reads the data
 * from a block beside the drawing; without scripts the table stands alone.
 *
 * @param kind bar, bars (lying), line, stack or tree
 * @param axis what the categories are, as the head of the table's first column
 * @param categories in order, in the reader's language
 * @param links where each category is drilled, in the same order; empty for none
 * @param unit appended to figures in the chart, such as %, empty for none
 */
public record Chart(
        String kind, String axis, List<String> categories, List<Series> series, List<String> links, String unit) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * One row of figures.
     *
     * @param values as many as there are categories; null where there is none
     * @param last whether it is last year's, drawn quietly behind
     */
    public record Series(String name, List<@Nullable BigDecimal> values, boolean last) {
        public static Series of(String name, List<? extends @Nullable Number> values, boolean last) {
            var exact = new ArrayList<@Nullable BigDecimal>();
            for (Number value : values) {
                exact.add(value == null ? null : new BigDecimal(value.toString()));
            }
            return new Series(name, exact, last);
        }

        public String cell(Ui ui, int index) {
            var value = index < values.size() ? values.get(index) : null;
            return value == null ? "–" : ui.decimal(value);
        }
    }

    public Chart(String kind, String axis, List<String> categories, Series... series) {
        this(kind, axis, categories, Arrays.asList(series), List.of(), "");
    }

    public @Nullable String link(int index) {
        return index < links.size() && !links.get(index).isEmpty() ? links.get(index) : null;
    }

    /** The data block; safe inside a script element whatever the names hold. */
    public String json() {
        var data = new LinkedHashMap<String, Object>();
        data.put("unit", unit);
        if (kind.equals("tree") && !series.isEmpty()) {
            var nodes = new ArrayList<Object>();
            for (int i = 0; i < categories.size(); i++) {
                var node = new LinkedHashMap<String, @Nullable Object>();
                node.put("name", categories.get(i));
                node.put("value", series.getFirst().values().get(i));
                node.put("link", link(i));
                nodes.add(node);
            }
            data.put("tree", nodes);
        } else {
            data.put("categories", categories);
            data.put("series", series);
            data.put("links", links);
        }
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
