package org.qiaoliang.web;

import org.jspecify.annotations.Nullable;

/**
 * One figure, large, with its change.
 *
 * @param value formatted for the reader
 * @param unit empty for none
 * @param href where the figure is drilled, empty for nowhere
 * @param change against last year, null where there is nothing to compare
 * @param note a line below when there is no change to show
 */
public record Tile(
        String label,
        String value,
        String unit,
        String href,
        @Nullable Change change,
        String note) {
    public Tile(String label, String value, String unit) {
        this(label, value, unit, "", null, "");
    }

    /**
     * A change against the same time of last year.
     *
     * @param text how much, such as 12.5%
     * @param good whether that is good news; null when it is neither
     */
    public record Change(
            Direction direction, String text, @Nullable Boolean good) {
        public String icon() {
            return switch (direction) {
                case up -> "trending-up";
                case down -> "trending-down";
                case same -> "minus";
            };
        }

        /** Compares two figures; null when last year's is zero. */
        public static @Nullable Change of(long now, long before, boolean moreIsGood) {
            if (before == 0) {
                return null;
            }
            double share = 100.0 * (now - before) / before;
            var direction = now > before ? Direction.up : now < before ? Direction.down : Direction.same;
            Boolean good = now == before ? null : Boolean.valueOf((now > before) == moreIsGood);
            return new Change(direction, String.format("%.1f%%", Math.abs(share)), good);
        }
    }

    /** Which way a figure went; the names are part of message keys. */
    @SuppressWarnings("java:S115")
    public enum Direction {
        up,
        down,
        same
    }
}
