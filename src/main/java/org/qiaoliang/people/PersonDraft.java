package org.qiaoliang.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionId;

/**
 * What is known of somebody, to be written down.
 *
 * @param sex what the document says when null
 * @param birthDate what the document says when null
 * @param ethnicGroup two digits of GB/T 3304, null when not known
 * @param division where they live
 * @param phones as typed, the first one first to be called
 * @param address where exactly, empty when not known
 */
public record PersonDraft(
        String name,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        @Nullable Integer ethnicGroup,
        DivisionId division,
        @Nullable Document document,
        List<String> phones,
        String address) {
    public PersonDraft {
        phones = List.copyOf(phones);
    }

    /** What their document says where nothing else was said. */
    public PersonDraft completed() {
        var number = document == null ? null : document.identity().orElse(null);
        return number == null
                ? this
                : new PersonDraft(
                        name,
                        sex == null ? number.sex() : sex,
                        birthDate == null ? number.birthDate() : birthDate,
                        ethnicGroup,
                        division,
                        document,
                        phones,
                        address);
    }
}
