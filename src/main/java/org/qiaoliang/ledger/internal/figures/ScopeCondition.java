package org.qiaoliang.ledger.internal.figures;

import java.util.stream.Collectors;
import org.qiaoliang.kernel.Scope;

/** A scope as a condition that an index can use; row-level security alone could not (ACCESS-3 is the net, not the plan). */
final class ScopeCondition {
    private static final int FEW = 40;

    private ScopeCondition() {}

    static String of(String column, Scope scope) {
        if (scope.isEmpty()) {
            return "false";
        }
        if (scope.ranges().size() <= FEW) {
            return scope.ranges().stream()
                    .map(r -> column + " >= " + r.from() + " and " + column + " < " + r.to())
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
        var hull = scope.hull().orElseThrow();
        return "(" + column + " >= " + hull.from() + " and " + column + " < " + hull.to() + " and coalesce(" + column
                + " <@ '" + scope.toMultirange() + "'::int8multirange, false))";
    }
}
