package org.qiaoliang.ledger.internal.rollup;

import java.util.ArrayList;
import java.util.List;

/**
 * The coordinates of one cell.
 *
 * @param level digits of the division's code, or {@link #LEAF}
 * @param kind number of the organization's kind, {@link #ALL_KINDS} for all
 * @param period yyyymm, or yyyy
 * @param place the division's place, its code padded with zeros
 * @param organization of a leaf; 0 otherwise
 */
public record CellKey(
        String measure,
        int level,
        int kind,
        int period,
        String category,
        String channel,
        long place,
        long organization) {
    public static final int LEAF = 12;
    public static final int TOWNSHIP = 9;
    public static final int ALL_KINDS = 0;
    public static final String ALL = "*";
    /** Levels of ready-made cells, from above. */
    public static final List<Integer> READY_LEVELS = List.of(2, 4, 6, TOWNSHIP);

    private static final int MONTHS_TO_YEAR = 100;

    boolean isLeaf() {
        return level == LEAF;
    }

    /** How many places a division of a level holds. */
    public static long size(int level) {
        var size = 1L;
        for (var digit = level; digit < LEAF; digit++) {
            size *= 10;
        }
        return size;
    }

    /** The division of a level that holds the place. */
    public static long at(int level, long place) {
        return place - place % size(level);
    }

    /** Whether cells of this level are kept for whole years beside months. */
    public static boolean hasYears(int level) {
        return level < TOWNSHIP;
    }

    /**
     * Whether there are cells of this level for one category or one channel. Townships have so few entries that their
     * leaves do, and so many cells that these would be most of all.
     */
    public static boolean hasCategories(int level) {
        return level < TOWNSHIP;
    }

    /**
     * Every cell that an entry counts in: its leaf, and above it, for each level from the root's down, one kind or all,
     * crossed, above townships, with all, one category, or one channel.
     *
     * @param top digits of the root's code
     */
    static List<CellKey> of(
            int top,
            String measure,
            int month,
            long place,
            int kind,
            long organization,
            String category,
            String channel) {
        var keys = new ArrayList<CellKey>();
        keys.add(new CellKey(measure, LEAF, kind, month, category, channel, place, organization));
        for (var level : READY_LEVELS) {
            if (level >= top) {
                var division = at(level, place);
                ready(keys, measure, level, kind, month, category, channel, division);
                if (hasYears(level)) {
                    ready(keys, measure, level, kind, month / MONTHS_TO_YEAR, category, channel, division);
                }
            }
        }
        return keys;
    }

    private static void ready(
            List<CellKey> keys,
            String measure,
            int level,
            int kind,
            int period,
            String category,
            String channel,
            long place) {
        for (var k : new int[] {kind, ALL_KINDS}) {
            keys.add(new CellKey(measure, level, k, period, ALL, ALL, place, 0));
            if (hasCategories(level)) {
                keys.add(new CellKey(measure, level, k, period, category, ALL, place, 0));
                keys.add(new CellKey(measure, level, k, period, ALL, channel, place, 0));
            }
        }
    }
}
