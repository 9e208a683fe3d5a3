package org.qiaoliang.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.Masking;

/** What is sealed of a person, in the clear. */
public record PersonIdentity(@Nullable Document document, List<String> phones, String address) {
    public static final PersonIdentity NONE = new PersonIdentity(null, List.of(), "");

    public PersonIdentity {
        phones = List.copyOf(phones);
    }

    /** 371***********1234 and 138****1234; of the address nothing (PERSON-2). */
    public PersonIdentity masked() {
        return new PersonIdentity(
                document == null ? null : new Document(document.kind(), Masking.idNumber(document.number())),
                phones.stream().map(Masking::phone).toList(),
                "");
    }

    @Override
    public String toString() {
        return "the identity of a person";
    }
}
