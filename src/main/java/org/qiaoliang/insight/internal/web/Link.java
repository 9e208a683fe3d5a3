package org.qiaoliang.insight.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qiaoliang.insight.internal.board.Asked;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.FigureQuery.View;

/** Addresses of pages: everything that a reader chose lives in them. */
record Link(String path, Map<String, List<String>> query) {
    static Link of(String path, Asked asked) {
        var query = new LinkedHashMap<String, List<String>>();
        query.put("division", List.of(asked.division().code().digits()));
        query.put("from", List.of(asked.from().toString()));
        query.put("to", List.of(asked.to().toString()));
        var kind = asked.kind();
        if (kind != null) {
            query.put("kind", List.of(kind.code()));
        }
        if (!asked.category().isEmpty()) {
            query.put("category", List.of(asked.category()));
        }
        if (!asked.channel().isEmpty()) {
            query.put("channel", List.of(asked.channel()));
        }
        if (asked.view() == View.AS_IT_IS_NOW) {
            query.put("view", List.of("now"));
        }
        if (asked.by() != Along.DIVISION) {
            query.put("by", List.of(Words.code(asked.by())));
        }
        return new Link(path, query);
    }

    Link with(String name, String... values) {
        var changed = new LinkedHashMap<>(query);
        changed.put(name, List.of(values));
        return new Link(path, changed);
    }

    Link at(String other) {
        return new Link(other, query);
    }

    /** One value each, for forms and sorted columns. */
    Map<String, String> single() {
        var single = new LinkedHashMap<String, String>();
        query.forEach((name, values) -> single.put(name, values.getFirst()));
        return single;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(path);
        var separator = '?';
        for (var parameter : query.entrySet()) {
            for (var value : parameter.getValue()) {
                text.append(separator)
                        .append(parameter.getKey())
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                separator = '&';
            }
        }
        return text.toString();
    }
}
