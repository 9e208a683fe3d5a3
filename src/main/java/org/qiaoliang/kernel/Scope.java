package org.qiaoliang.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A set of {@link ScopeKey}s: sorted, disjoint, half-open ranges. What a viewer may reach under one permission
 * (ACCESS-1: several grants add up separately, each permission has a scope of its own).
 *
 * @param ranges sorted by their start, not touching
 */
public record Scope(List<Range> ranges) {
    public static final Scope NONE = new Scope(List.of());

    /** {@code [from, to)}. */
    public record Range(long from, long to) {}

    public Scope {
        ranges = merged(ranges);
    }

    /** A division with all below it, for one kind of organization. */
    public static Scope of(OrganizationKind kind, DivisionCode division) {
        var base = kind.number() * ScopeKey.KIND_FACTOR;
        return new Scope(List.of(new Range(base + division.place(), base + division.placeEnd())));
    }

    /** A division with all below it, for every kind. */
    public static Scope ofAllKinds(DivisionCode division) {
        var scope = NONE;
        for (var kind : OrganizationKind.values()) {
            scope = scope.plus(of(kind, division));
        }
        return scope;
    }

    public Scope plus(Scope other) {
        var all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new Scope(all);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean contains(ScopeKey key) {
        return ranges.stream().anyMatch(r -> r.from <= key.value() && key.value() < r.to);
    }

    /** Whether any key of the division, of whatever kind, is within. */
    public boolean touches(DivisionCode division) {
        return !intersect(ofAllKinds(division)).isEmpty();
    }

    public boolean covers(Scope other) {
        return other.ranges.stream().allMatch(o -> ranges.stream().anyMatch(r -> r.from <= o.from && o.to <= r.to));
    }

    public Scope intersect(Scope other) {
        var common = new ArrayList<Range>();
        for (var a : ranges) {
            for (var b : other.ranges) {
                var from = Math.max(a.from, b.from);
                var to = Math.min(a.to, b.to);
                if (from < to) {
                    common.add(new Range(from, to));
                }
            }
        }
        return new Scope(common);
    }

    /** The one range that holds all others; empty for an empty scope. For an index to start from. */
    public Optional<Range> hull() {
        return isEmpty() ? Optional.empty() : Optional.of(new Range(ranges.getFirst().from, ranges.getLast().to));
    }

    /** As PostgreSQL writes an {@code int8multirange}. */
    public String toMultirange() {
        var text = new StringBuilder("{");
        for (var r : ranges) {
            text.append(text.length() > 1 ? "," : "")
                    .append('[')
                    .append(r.from)
                    .append(',')
                    .append(r.to)
                    .append(')');
        }
        return text.append('}').toString();
    }

    private static List<Range> merged(List<Range> ranges) {
        var sorted = ranges.stream()
                .sorted(Comparator.comparingLong(Range::from).thenComparingLong(Range::to))
                .toList();
        var result = new ArrayList<Range>();
        for (var r : sorted) {
            if (!result.isEmpty() && result.getLast().to >= r.from) {
                var last = result.removeLast();
                result.add(new Range(last.from, Math.max(last.to, r.to)));
            } else {
                result.add(r);
            }
        }
        return List.copyOf(result);
    }
}
