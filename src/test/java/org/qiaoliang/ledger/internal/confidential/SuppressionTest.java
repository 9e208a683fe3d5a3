package org.qiaoliang.ledger.internal.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.qiaoliang.ledger.internal.confidential.Suppression.Cell;

class SuppressionTest {
    private static final int THRESHOLD = 10;

    @Test
    @Rule("LEDGER-5")
    void aSmallFigureIsNotFoundFromItsNeighboursAndTotal() {
        var hidden = Suppression.of(table(new long[][] {{3, 20, 30}, {40, 50, 60}}), THRESHOLD, Set.of());
        assertThat(hidden).contains(new Cell(1, 1));
        assertThat(hidden.stream().filter(cell -> cell.row() == 1)).hasSizeGreaterThan(1);
        assertThat(hidden.stream().filter(cell -> cell.column() == 1)).hasSizeGreaterThan(1);
    }

    @Test
    void nothingIsHiddenWhereAllAreLarge() {
        assertThat(Suppression.of(table(new long[][] {{10, 20}, {0, 50}}), THRESHOLD, Set.of()))
                .isEmpty();
    }

    @Test
    @Rule("LEDGER-5")
    void inNoLineCanASingleHiddenFigureBeComputed() {
        var random = new Random(7);
        for (var round = 0; round < 300; round++) {
            var figures = new long[1 + random.nextInt(6)][1 + random.nextInt(5)];
            for (var row : figures) {
                for (var i = 0; i < row.length; i++) {
                    row[i] = random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(60);
                }
            }
            var table = table(figures);
            var hidden = Suppression.of(table, THRESHOLD, Set.of());
            table.forEach((cell, figure) -> {
                if (figure > 0 && figure < THRESHOLD) {
                    assertThat(hidden).contains(cell);
                }
            });
            for (var line : lines(figures)) {
                var hiddenInLine = line.stream().filter(hidden::contains).toList();
                assertThat(hiddenInLine.size())
                        .as("%s in %s", hiddenInLine, table)
                        .isNotEqualTo(1);
            }
        }
    }

    private static Map<Cell, Long> table(long[][] figures) {
        var table = new HashMap<Cell, Long>();
        for (var row = 0; row < figures.length; row++) {
            for (var column = 0; column < figures[row].length; column++) {
                for (var cell : List.of(
                        new Cell(row + 1, column + 1), new Cell(row + 1, 0), new Cell(0, column + 1), new Cell(0, 0))) {
                    table.merge(cell, figures[row][column], Long::sum);
                }
            }
        }
        return table;
    }

    private static List<List<Cell>> lines(long[][] figures) {
        var lines = new java.util.ArrayList<List<Cell>>();
        for (var row = 0; row <= figures.length; row++) {
            var line = new java.util.ArrayList<Cell>();
            for (var column = 0; column <= figures[0].length; column++) {
                line.add(new Cell(row, column));
            }
            lines.add(line);
        }
        for (var column = 0; column <= figures[0].length; column++) {
            var line = new java.util.ArrayList<Cell>();
            for (var row = 0; row <= figures.length; row++) {
                line.add(new Cell(row, column));
            }
            lines.add(line);
        }
        return lines;
    }
}
