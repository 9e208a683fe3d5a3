package org.qiaoliang.ledger.internal.figures;

import static org.qiaoliang.ledger.internal.rollup.CellKey.ALL_KINDS;
import static org.qiaoliang.ledger.internal.rollup.CellKey.LEAF;

import java.util.ArrayList;
import java.util.List;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.Scope.Range;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.ledger.internal.rollup.CellKey;

/** Finds the fewest cells that together are exactly a scope. */
final class Region {
    private final List<Integer> ready;
    private final boolean kindsApart;

    /**
     * @param ready levels of ready-made cells that may be used, from above; where none fits there are the leaves
     * @param kindsApart whether cells over all kinds are of no use
     */
    Region(List<Integer> ready, boolean kindsApart) {
        this.ready = ready;
        this.kindsApart = kindsApart;
    }

    List<Box> boxes(Scope scope, long key) {
        var places = new ArrayList<Scope>();
        for (var kind : OrganizationKind.values()) {
            places.add(places(scope, kind));
        }
        var common = kindsApart
                ? Scope.NONE
                : places.stream().reduce(Scope::intersect).orElse(Scope.NONE);
        var boxes = new ArrayList<Box>();
        common.ranges().forEach(range -> cut(ALL_KINDS, range, key, boxes));
        for (var kind : OrganizationKind.values()) {
            minus(places.get(kind.number() - 1), common)
                    .ranges()
                    .forEach(range -> cut(kind.number(), range, key, boxes));
        }
        return boxes;
    }

    /** What of the first is not in the second. */
    static Scope minus(Scope scope, Scope other) {
        var left = new ArrayList<Range>();
        for (var range : scope.ranges()) {
            var from = range.from();
            for (var hole : other.ranges()) {
                if (hole.to() > from && hole.from() < range.to()) {
                    if (hole.from() > from) {
                        left.add(new Range(from, hole.from()));
                    }
                    from = Math.max(from, hole.to());
                }
            }
            if (from < range.to()) {
                left.add(new Range(from, range.to()));
            }
        }
        return new Scope(left);
    }

    /** The places of one kind in the scope. */
    private static Scope places(Scope scope, OrganizationKind kind) {
        var base = kind.number() * ScopeKey.KIND_FACTOR;
        var all = new Scope(List.of(new Range(base, base + ScopeKey.KIND_FACTOR)));
        return new Scope(scope.intersect(all).ranges().stream()
                .map(range -> new Range(range.from() - base, range.to() - base))
                .toList());
    }

    /** From left to right, each time the largest division that begins here and ends within the range. */
    private void cut(int kind, Range range, long key, List<Box> boxes) {
        var at = range.from();
        while (at < range.to()) {
            var level = levelAt(at, range.to());
            var past = level == LEAF ? endOfLeaves(at, range.to()) : at + CellKey.size(level);
            var last = boxes.isEmpty() ? null : boxes.getLast();
            if (last != null && last.kind() == kind && last.level() == level && last.past() == at) {
                boxes.removeLast();
                boxes.add(new Box(kind, level, last.first(), past, key));
            } else {
                boxes.add(new Box(kind, level, at, past, key));
            }
            at = past;
        }
    }

    private int levelAt(long place, long end) {
        for (var level : ready) {
            if (place % CellKey.size(level) == 0 && place + CellKey.size(level) <= end) {
                return level;
            }
        }
        return LEAF;
    }

    /** Where the next division of the finest ready-made level begins. */
    private long endOfLeaves(long place, long end) {
        if (ready.isEmpty()) {
            return end;
        }
        var size = CellKey.size(ready.getLast());
        return Math.min(end, place - place % size + size);
    }
}
