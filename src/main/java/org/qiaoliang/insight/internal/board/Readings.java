package org.qiaoliang.insight.internal.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.Board.Flow;
import org.qiaoliang.ledger.Board.Persons;
import org.qiaoliang.ledger.Board.Share;
import org.qiaoliang.ledger.Board.Stock;
import org.qiaoliang.ledger.Board.Value;
import org.qiaoliang.ledger.Figure;

/**
 * Everything that a board shows, read in one snapshot.
 *
 * @param now by measure
 * @param then by measure, the year before
 * @param parts along what, part, measure
 * @param partsThen the same, the year before
 * @param stocks by code
 * @param stockParts along what, code, part
 */
public record Readings(
        Map<String, Figure> now,
        Map<String, Figure> then,
        Map<Along, Map<String, Map<String, Figure>>> parts,
        Map<Along, Map<String, Map<String, Figure>>> partsThen,
        Map<String, Long> stocks,
        Map<Along, Map<String, Map<String, Long>>> stockParts) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Null when there is nothing to show, as for a share of nothing. */
    public @Nullable BigDecimal total(Value value) {
        return value instanceof Stock stock ? number(stocks.get(stock.stock())) : of(value, now);
    }

    /** Null also for stocks, of which only the present is known. */
    public @Nullable BigDecimal totalThen(Value value) {
        return value instanceof Stock ? null : of(value, then);
    }

    public @Nullable BigDecimal part(Value value, Along along, String key) {
        if (value instanceof Stock stock) {
            var standing = stockParts.getOrDefault(along, Map.of()).get(stock.stock());
            return standing == null ? null : number(standing.getOrDefault(key, 0L));
        }
        return of(value, parts.getOrDefault(along, Map.of()).getOrDefault(key, Map.of()));
    }

    public @Nullable BigDecimal partThen(Value value, Along along, String key) {
        return value instanceof Stock
                ? null
                : of(value, partsThen.getOrDefault(along, Map.of()).getOrDefault(key, Map.of()));
    }

    /** The parts for which anything was read, this year or the year before. */
    public Set<String> keys(Along along) {
        var keys = new TreeSet<>(parts.getOrDefault(along, Map.of()).keySet());
        keys.addAll(partsThen.getOrDefault(along, Map.of()).keySet());
        stockParts.getOrDefault(along, Map.of()).values().forEach(standing -> keys.addAll(standing.keySet()));
        return keys;
    }

    private static @Nullable BigDecimal of(Value value, Map<String, Figure> figures) {
        return switch (value) {
            case Flow flow -> BigDecimal.valueOf(quantity(flow.measures(), figures));
            case Persons persons ->
                BigDecimal.valueOf(
                        figures.getOrDefault(persons.measure(), Figure.ZERO).persons());
            case Share share -> {
                var whole = quantity(share.whole(), figures);
                yield whole == 0
                        ? null
                        : BigDecimal.valueOf(quantity(share.part(), figures))
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
            }
            case Stock stock -> null;
        };
    }

    private static long quantity(Set<String> measures, Map<String, Figure> figures) {
        return measures.stream()
                .mapToLong(measure -> figures.getOrDefault(measure, Figure.ZERO).quantity())
                .sum();
    }

    private static @Nullable BigDecimal number(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }
}
