package org.qiaoliang.insight.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.insight.internal.board.Asked;
import org.qiaoliang.insight.internal.board.Readings;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.Measures;
import org.springframework.stereotype.Component;

/** What the parts of a figure are called, and in which order they stand. */
@Component
class Names {
    private final Divisions divisions;
    private final Measures measures;

    Names(Divisions divisions, Measures measures) {
        this.divisions = divisions;
        this.measures = measures;
    }

    /** A part of a figure. */
    record Part(String key, String name) {}

    Map<String, String> categories(Board board, Locale locale) {
        return measures.names(board.module())
                .map(names -> names.categories(locale))
                .orElse(Map.of());
    }

    Map<String, String> channels(Board board, Locale locale) {
        return measures.names(board.module())
                .map(names -> names.channels(locale))
                .orElse(Map.of());
    }

    List<Part> parts(Along along, Board board, Asked asked, Readings readings, Words words) {
        var keys = readings.keys(along);
        return switch (along) {
            case MONTH -> months(asked, words);
            case DIVISION -> divisions(asked, keys, words);
            case KIND ->
                List.of(OrganizationKind.values()).stream()
                        .filter(kind -> keys.contains(kind.code()))
                        .map(kind -> new Part(kind.code(), words.t("kernel.kind." + kind.code())))
                        .toList();
            case CATEGORY -> named(categories(board, words.locale()), keys, words);
            case CHANNEL -> named(channels(board, words.locale()), keys, words);
        };
    }

    private static List<Part> months(Asked asked, Words words) {
        var months = new ArrayList<Part>();
        for (var month = asked.from(); !month.isAfter(asked.to()); month = month.plusMonths(1)) {
            months.add(new Part(month.toString(), words.month(month.toString())));
        }
        return months;
    }

    /** Those of today, then what happened at the division itself, then those that are no more. */
    private List<Part> divisions(Asked asked, Set<String> keys, Words words) {
        var parts = new ArrayList<Part>();
        var left = new TreeSet<>(keys);
        for (var child : divisions.children(asked.division().id())) {
            parts.add(new Part(child.code().digits(), child.name()));
            left.remove(child.code().digits());
        }
        var own = asked.division().code().digits();
        if (left.remove(own)) {
            parts.add(new Part(
                    own, words.t("insight.division.own", asked.division().name())));
        }
        left.forEach(code -> parts.add(new Part(code, former(code, asked))));
        return parts;
    }

    private String former(String code, Asked asked) {
        return divisions
                .byCode(new DivisionCode(code), asked.from().atDay(1))
                .map(Division::name)
                .orElse(code);
    }

    private static List<Part> named(Map<String, String> names, Set<String> keys, Words words) {
        var parts = new ArrayList<Part>();
        var left = new TreeSet<>(keys);
        names.forEach((code, name) -> {
            if (left.remove(code)) {
                parts.add(new Part(code, name));
            }
        });
        left.forEach(code -> parts.add(new Part(code, code.isEmpty() ? words.t("insight.none") : code)));
        return parts;
    }
}
