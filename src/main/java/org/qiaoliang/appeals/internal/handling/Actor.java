package org.qiaoliang.appeals.internal.handling;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;

/** Who does something with an appeal, as its history keeps it. */
public sealed interface Actor {
    /** Whoever filed it, known by number and code or by phone. */
    record Petitioner() implements Actor {}

    /**
     * @param name as of today, kept in the history
     * @param organization where the person belongs
     */
    record Staff(AccountId account, String name, @Nullable OrganizationId organization) implements Actor {}

    /** The rules themselves. */
    record Program() implements Actor {}

    default @Nullable AccountId account() {
        return this instanceof Staff staff ? staff.account : null;
    }

    default boolean is(@Nullable AccountId other) {
        return other != null && other.equals(account());
    }

    default String name() {
        return this instanceof Staff staff ? staff.name : "";
    }

    default boolean isPetitioner() {
        return this instanceof Petitioner;
    }
}
