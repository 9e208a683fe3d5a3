package org.qiaoliang.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Role;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;

/**
 * A staff account to be made by the program.
 *
 * @param login what the person types; 2–64 of a–z, 0–9, dot, underscore, hyphen, at; unique
 * @param password null for none, so that nobody signs in with one; the same text for several accounts is hashed once, so that
 *     many demo accounts load fast
 * @param organization where the person has their main post, null for pure administrators and auditors
 * @param kind of that organization, null for none
 * @param division where the account belongs: says which administrators manage it
 * @param demo whether it is invented: may sign in without a second factor, in demo mode
 * @param grants in force at once
 */
public record NewAccount(
        String login,
        String name,
        @Nullable String password,
        @Nullable OrganizationId organization,
        @Nullable OrganizationKind kind,
        DivisionCode division,
        boolean demo,
        List<Grant> grants) {
    public NewAccount {
        grants = List.copyOf(grants);
    }

    /**
     * A role over a division with all below it.
     *
     * @param kind null for all kinds
     */
    public record Grant(Role role, @Nullable OrganizationKind kind, DivisionCode division) {}
}
