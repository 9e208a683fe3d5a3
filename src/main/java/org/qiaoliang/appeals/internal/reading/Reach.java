package org.qiaoliang.appeals.internal.reading;

import static org.jooq.impl.DSL.inline;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.qiaoliang.kernel.Scope;

/** Which appeals lie within a scope or a place, as conditions that an index can serve. */
public final class Reach {
    private static final int FEW = 3;
    /** How many places a city has room for. */
    private static final long CITY = 100_000_000;

    private Reach() {}

    /**
     * Whether the scope key lies in one of the ranges. Many ranges as wide as a city narrow nothing that an index could
     * serve, and one condition is planned in half the time. PostgreSQL can't tell how much a multirange holds and takes it
     * for next to nothing, so that it would rather gather all that match the filter and sort them than walk down an index
     * for a page; of what is hidden in an expression it expects half.
     */
    public static Condition within(Scope scope) {
        if (scope.ranges().size() > FEW && scope.ranges().stream().allMatch(r -> r.to() - r.from() >= CITY)) {
            return DSL.condition(
                    "coalesce({0} <@ {1}::int8multirange, false)", APPEAL.SCOPE_KEY, inline(scope.toMultirange()));
        }
        return scope.ranges().stream()
                .map(r -> APPEAL.SCOPE_KEY.ge(inline(r.from())).and(APPEAL.SCOPE_KEY.lt(inline(r.to()))))
                .reduce(Condition::or)
                .orElse(DSL.falseCondition());
    }

    /** Whether it happened in one of the places; what happened keeps the place of its day. */
    public static Condition lies(List<Scope.Range> places) {
        return places.stream()
                .map(r -> APPEAL.PLACE.ge(inline(r.from())).and(APPEAL.PLACE.lt(inline(r.to()))))
                .reduce(Condition::or)
                .orElse(DSL.falseCondition());
    }
}
