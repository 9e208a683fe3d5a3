package org.qiaoliang.ledger.internal.confidential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which figures of a table may be published (LEDGER-5). A figure above zero and below the threshold is suppressed;
 * and wherever only one figure of a row or column, its total included, would be hidden, and so could be computed from the
 * others, the smallest other one is suppressed too, until that is so nowhere.
 */
final class Suppression {
    /** Row and column of a figure; {@link #TOTAL} in either is the total along it. */
    record Cell(long row, int column) {}

    static final int TOTAL = 0;

    private final Map<Cell, Long> figures;
    private final Set<Cell> hidden = new HashSet<>();

    private Suppression(Map<Cell, Long> figures) {
        this.figures = figures;
    }

    /**
     * @param figures with their totals along rows, columns and both; zeros may be left out
     * @param never cells that are not published whatever they hold
     */
    static Set<Cell> of(Map<Cell, Long> figures, long threshold, Set<Cell> never) {
        var suppression = new Suppression(figures);
        suppression.hidden.addAll(never);
        figures.forEach((cell, figure) -> {
            if (figure != 0 && figure < threshold) {
                suppression.hidden.add(cell);
            }
        });
        var lines = suppression.lines();
        var changed = true;
        while (changed) {
            changed = false;
            for (var line : lines) {
                changed |= suppression.coverSingle(line);
            }
        }
        return suppression.hidden;
    }

    private List<List<Cell>> lines() {
        var lines = new ArrayList<List<Cell>>();
        var rows = new LinkedHashSet<Long>();
        var columns = new LinkedHashSet<Integer>();
        figures.keySet().forEach(cell -> {
            rows.add(cell.row);
            columns.add(cell.column);
        });
        rows.forEach(row ->
                lines.add(columns.stream().map(column -> new Cell(row, column)).toList()));
        columns.forEach(column ->
                lines.add(rows.stream().map(row -> new Cell(row, column)).toList()));
        return lines;
    }

    private boolean coverSingle(List<Cell> line) {
        if (line.stream().filter(hidden::contains).count() != 1) {
            return false;
        }
        return line.stream()
                .filter(cell -> !hidden.contains(cell) && figures.getOrDefault(cell, 0L) != 0)
                .min(Comparator.comparing(cell -> figures.getOrDefault(cell, 0L)))
                .map(hidden::add)
                .orElse(false);
    }
}
