package org.qiaoliang.organizations;

import java.time.LocalDate;
import java.util.Map;
import org.qiaoliang.kernel.OrganizationId;

/**
 * Organizations were closed and others carry on in their place. Published inside the transaction that closes them;
 * listeners give what is still open to the heirs in the same transaction. What is past stays where it happened.
 *
 * @param heirs by the organization that was closed
 * @param on the first day on which it is closed
 */
public record OrganizationsSucceeded(Map<OrganizationId, OrganizationId> heirs, LocalDate on) {
    public OrganizationsSucceeded {
        heirs = Map.copyOf(heirs);
    }
}
