package org.qiaoliang.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;

/** Which organization staff of a place and kind belong to. Implemented by module organizations. */
public interface OrganizationDirectory {
    /** The open organization of a kind for exactly this division. */
    Optional<OrganizationId> at(OrganizationKind kind, DivisionId division);

    Map<OrganizationId, String> names(Collection<OrganizationId> organizations);
}
