package org.qiaoliang.insight.internal.board;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.Board.Chart;
import org.qiaoliang.ledger.Board.Persons;
import org.qiaoliang.ledger.Board.Stock;
import org.qiaoliang.ledger.Board.Tile;
import org.qiaoliang.ledger.Board.Value;
import org.qiaoliang.ledger.Figure;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.Figures;
import org.qiaoliang.ledger.Figures.By;
import org.qiaoliang.ledger.Figures.Confidential;
import org.qiaoliang.ledger.StockSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what a board shows, all in one snapshot, so that its figures agree with each other. How many statements that takes
 * depends on the board alone, not on what is read.
 */
@Service
public class BoardReader {
    private final Figures figures;
    private final ObjectProvider<StockSource> stocks;

    BoardReader(Figures figures, ObjectProvider<StockSource> stocks) {
        this.figures = figures;
        this.stocks = stocks;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Readings read(Board board, Asked asked) {
        var measures = measures(values(board));
        var parts = new EnumMap<Along, Map<String, Map<String, Figure>>>(Along.class);
        var partsThen = new EnumMap<Along, Map<String, Map<String, Figure>>>(Along.class);
        for (var along : Along.values()) {
            var values = along(board, along, asked.by());
            var posted = measures(values);
            if (!posted.isEmpty()) {
                var persons = values.stream().anyMatch(Persons.class::isInstance);
                parts.put(along, parts(asked.now(posted), along, persons));
                if (compared(board, along, asked.by())) {
                    var then = along == Along.MONTH ? asked.monthsThen(posted) : asked.then(posted);
                    partsThen.put(along, parts(then, along, persons));
                }
            }
        }
        var totals = new HashMap<String, Long>();
        var standing = new EnumMap<Along, Map<String, Map<String, Long>>>(Along.class);
        stocks(values(board))
                .forEach(stock -> totals.put(
                        stock,
                        count(asked, stock, null).values().stream()
                                .mapToLong(n -> n)
                                .sum()));
        for (var along : Along.values()) {
            var wanted = stocks(along(board, along, asked.by()));
            if (!wanted.isEmpty()) {
                var counted = new HashMap<String, Map<String, Long>>();
                wanted.forEach(stock -> counted.put(stock, count(asked, stock, along)));
                standing.put(along, counted);
            }
        }
        return new Readings(
                byMeasure(asked.now(measures)), byMeasure(asked.then(measures)), parts, partsThen, totals, standing);
    }

    /** What is published of the confidential services among the board's first figure. */
    @Transactional(readOnly = true)
    public List<Confidential> confidential(Board board, Asked asked) {
        return board.tiles().stream()
                .flatMap(tile -> tile.value().measures().stream())
                .findFirst()
                .map(measure -> figures.confidential(
                        measure, asked.to().getYear(), asked.division().code()))
                .orElse(List.of());
    }

    private Map<String, Figure> byMeasure(FigureQuery query) {
        var found = new HashMap<String, Figure>();
        figures.breakdown(query, By.MEASURE).forEach(row -> found.put(row.measure(), row.figure()));
        return found;
    }

    private Map<String, Map<String, Figure>> parts(FigureQuery query, Along along, boolean persons) {
        var found = new HashMap<String, Map<String, Figure>>();
        figures.breakdown(persons ? query : query.withoutPersons(), By.valueOf(along.name()))
                .forEach(row ->
                        found.computeIfAbsent(row.key(), key -> new HashMap<>()).put(row.measure(), row.figure()));
        return found;
    }

    private Map<String, Long> count(Asked asked, String stock, @Nullable Along by) {
        var counted = new HashMap<String, Long>();
        stocks.stream()
                .filter(source -> source.stocks().contains(stock))
                .flatMap(source -> source.count(asked.standing(stock, by), CurrentViewer.get()).stream())
                .forEach(row -> counted.merge(row.key(), row.quantity(), Long::sum));
        return counted;
    }

    private static Set<String> stocks(List<Value> values) {
        var wanted = new TreeSet<String>();
        values.forEach(value -> {
            if (value instanceof Stock stock) {
                wanted.add(stock.stock());
            }
        });
        return wanted;
    }

    private static boolean compared(Board board, Along along, Along ranked) {
        return along == ranked && !board.league().isEmpty()
                || board.charts().stream().anyMatch(chart -> chart.along() == along && chart.compared());
    }

    private static List<Value> along(Board board, Along along, Along ranked) {
        var values = new ArrayList<Value>();
        for (Chart chart : board.charts()) {
            if (chart.along() == along) {
                values.addAll(chart.values());
            }
        }
        if (along == ranked) {
            board.league().forEach(tile -> values.add(tile.value()));
        }
        return values;
    }

    private static List<Value> values(Board board) {
        var values = new ArrayList<Value>();
        for (Tile tile : board.tiles()) {
            values.add(tile.value());
        }
        for (Tile tile : board.league()) {
            values.add(tile.value());
        }
        for (Chart chart : board.charts()) {
            values.addAll(chart.values());
        }
        return values;
    }

    private static Set<String> measures(List<Value> values) {
        var measures = new TreeSet<String>();
        values.forEach(value -> measures.addAll(value.measures()));
        return measures;
    }
}
