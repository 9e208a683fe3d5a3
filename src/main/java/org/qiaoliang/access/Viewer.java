package org.qiaoliang.access;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.Scope;

/** On whose behalf a transaction runs. The database sees no more than the viewer may (ACCESS-3). */
public sealed interface Viewer {

    /** Anybody on the portal. */
    record Anonymous() implements Viewer {}

    /**
     * Somebody who showed the number and code of a record, and may follow that one record.
     *
     * @param number the record's public number
     * @param codeHash keyed hash of the code, as the record's row keeps it; checked by the policies of its table
     */
    record TicketHolder(String number, byte[] codeHash) implements Viewer {}

    /**
     * A resident signed in by phone code.
     *
     * @param account the resident's account
     * @param phoneKey keyed lookup hash of the phone
     */
    record Resident(AccountId account, byte[] phoneKey) implements Viewer {}

    /**
     * Staff of an organization.
     *
     * @param organization where the person has their main post, null for pure administrators and auditors
     * @param scopes what each permission reaches, from the grants; a permission without an entry reaches nothing
     * @param roles the roles of all grants, for navigation only
     */
    record Staff(
            AccountId account,
            String login,
            String name,
            @Nullable OrganizationId organization,
            Set<Role> roles,
            Map<Permission, Scope> scopes)
            implements Viewer {}

    /** The program itself: scheduler, outbox, roll-up, import of the demo city. */
    record Program(String job) implements Viewer {}

    /** What the viewer reaches under a permission; for the program, nothing: it has a database role of its own. */
    default Scope scope(Permission permission) {
        return this instanceof Staff staff ? staff.scopes.getOrDefault(permission, Scope.NONE) : Scope.NONE;
    }

    default boolean may(Permission permission) {
        return !scope(permission).isEmpty();
    }
}
