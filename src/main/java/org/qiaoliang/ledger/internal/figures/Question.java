package org.qiaoliang.ledger.internal.figures;

import java.util.List;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.Figures.By;
import org.qiaoliang.ledger.internal.rollup.CellKey;

/**
 * A query, thought through: what of it the viewer reaches, and which cells hold that.
 *
 * @param scope the asked division and kinds, as far as the viewer reaches
 * @param boxes cells to read
 * @param parts when taken apart by the divisions of today: which scope keys count under which
 */
record Question(FigureQuery query, By by, Span span, Scope scope, List<Box> boxes, List<Part> parts) {
    /** Scope keys in {@code [from, to)} count under a division. */
    record Part(long from, long to, long key) {}

    /**
     * The levels whose ready-made cells can answer, from above. Only leaves know the organization, and category and channel
     * together.
     *
     * @param coarsest digits of the highest level of use
     */
    static List<Integer> levels(FigureQuery query, By by, int coarsest) {
        var category = by == By.CATEGORY || !query.categories().isEmpty();
        var channel = by == By.CHANNEL || !query.channels().isEmpty();
        if (!query.organizations().isEmpty() || category && channel) {
            return List.of();
        }
        return CellKey.READY_LEVELS.stream()
                .filter(level -> level >= coarsest && (CellKey.hasCategories(level) || !category && !channel))
                .toList();
    }

    List<Box> ready() {
        return boxes.stream().filter(box -> box.level() != CellKey.LEAF).toList();
    }

    List<Box> leaves() {
        return boxes.stream().filter(box -> box.level() == CellKey.LEAF).toList();
    }

    /** Digits of the divisions directly below the asked one. */
    int childLevel() {
        var level = query.division().level();
        return level.below().orElse(level).digits();
    }
}
