package org.qiaoliang.ledger.internal;

import java.util.List;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;

/** Between places as numbers and codes. */
public final class Codes {
    private Codes() {}

    /** The code whose place this is: without the zeros at its end, level by level. */
    public static DivisionCode ofPlace(long place) {
        var digits = "%012d".formatted(place);
        for (var level : DivisionLevel.values()) {
            if (digits.substring(level.digits()).chars().allMatch(c -> c == '0')) {
                return new DivisionCode(digits.substring(0, level.digits()));
            }
        }
        throw new IllegalStateException("no place: " + place);
    }

    /** Every place, for one kind. */
    public static Scope everywhere(OrganizationKind kind) {
        var first = kind.number() * ScopeKey.KIND_FACTOR;
        return new Scope(List.of(new Scope.Range(first, first + ScopeKey.KIND_FACTOR)));
    }
}
