package org.qiaoliang.ledger;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dashboard as data: what it shows is drawn by module insight, and any module may offer one. All {@code key}s are
 * messages.
 *
 * @param code the word in its address
 * @param order boards come in this order
 * @param key its name
 * @param module the module whose measures it shows; its {@link DimensionNames} name categories and channels
 * @param league columns of the league table of the divisions directly below; the first one ranks
 */
public record Board(
        String code, int order, String key, String module, List<Tile> tiles, List<Chart> charts, List<Tile> league) {
    public Board {
        tiles = List.copyOf(tiles);
        charts = List.copyOf(charts);
        league = List.copyOf(league);
    }

    /** A number on a board. */
    public sealed interface Value {
        String key();

        /** Measures that it reads; none for a stock. */
        Set<String> measures();
    }

    /** Quantities posted in the period, of several measures together. */
    public record Flow(String key, Set<String> measures) implements Value {}

    /** Distinct persons of one measure in the period. */
    public record Persons(String key, String measure) implements Value {
        @Override
        public Set<String> measures() {
            return Set.of(measure);
        }
    }

    /** Quantities of some measures as a share of those of others. */
    public record Share(String key, Set<String> part, Set<String> whole) implements Value {
        @Override
        public Set<String> measures() {
            var all = new TreeSet<>(part);
            all.addAll(whole);
            return all;
        }
    }

    /** What stands at this moment (LEDGER-7). */
    public record Stock(String key, String stock) implements Value {
        @Override
        public Set<String> measures() {
            return Set.of();
        }
    }

    /**
     * A value and how to take its change.
     *
     * @param more whether more of it is good, bad, or neither
     */
    public record Tile(Value value, Mood more) {}

    /** How to take it when there is more of something. */
    public enum Mood {
        GOOD,
        BAD,
        NEITHER
    }

    /** Along what a chart is drawn. */
    public enum Along {
        MONTH,
        DIVISION,
        KIND,
        CATEGORY,
        CHANNEL
    }

    /**
     * A chart, with its table.
     *
     * @param code the word in the address of its download
     * @param drawing {@code line}, {@code bar}, {@code bars}, {@code stack} or {@code tree}
     * @param compared whether last year's is shown beside it; for a single value along months or divisions
     * @param width of twelve columns
     */
    public record Chart(
            String code, String key, Along along, String drawing, List<Value> values, boolean compared, int width) {
        public Chart {
            values = List.copyOf(values);
        }
    }
}
