package org.qiaoliang.divisions.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;

/**
 * What a division was from one day to another.
 *
 * @param parent null for a province
 * @param from the first day, null for as long as anybody knows
 * @param to the first day on which it was no longer so, null while it is
 */
record Version(
        DivisionId id,
        DivisionCode code,
        String name,
        String initials,
        @Nullable DivisionId parent,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    boolean isLaterThan(Version other) {
        return from != null && (other.from == null || from.isAfter(other.from));
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (to == null || to.isAfter(day));
    }
}
