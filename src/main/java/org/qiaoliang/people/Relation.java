package org.qiaoliang.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to the head of their household (after GB/T 4761). */
public enum Relation {
    HEAD,
    SPOUSE,
    CHILD,
    CHILD_IN_LAW,
    GRANDCHILD,
    PARENT,
    PARENT_IN_LAW,
    GRANDPARENT,
    SIBLING,
    OTHER_RELATIVE,
    NOT_RELATED;

    /** The word in URLs, JSON and message keys ({@code people.relation.spouse}). */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Relation> ofCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
    }
}
