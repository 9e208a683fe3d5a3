package org.qiaoliang.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;

/**
 * A person as those see them who keep them; what is sealed is not in it.
 *
 * @param version for changes
 * @param name empty once erased
 * @param place the code of where they live
 * @param document kind of the document that is on file, null for none
 * @param mergedInto whose file this one became part of
 */
public record Person(
        PersonId id,
        int version,
        String name,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        @Nullable Integer ethnicGroup,
        DivisionId division,
        DivisionCode place,
        Document.@Nullable Kind document,
        @Nullable PersonId mergedInto,
        boolean erased) {

    /** Until this age a guardian consents for them (PIPL article 31). */
    public static final int GUARDED_UNTIL = 14;

    public OptionalInt age(LocalDate today) {
        return birthDate == null
                ? OptionalInt.empty()
                : OptionalInt.of(Period.between(birthDate, today).getYears());
    }

    public boolean guarded(LocalDate today) {
        var age = age(today);
        return age.isPresent() && age.getAsInt() < GUARDED_UNTIL;
    }
}
