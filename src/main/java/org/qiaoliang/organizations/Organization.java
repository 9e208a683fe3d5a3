package org.qiaoliang.organizations;

import java.util.Optional;
import java.util.Set;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.ScopeKey;

/**
 * A mass organization (群团组织) as it is today.
 *
 * @param id stays the same when name, place or superior change
 * @param division where it works; with all below
 * @param place the division's code
 * @param name full name, such as 济宁市任城区总工会
 * @param shortName name without the places above, such as 任城区总工会
 * @param superior the organization of its kind above it; empty for the highest of the deployment
 * @param contact how people reach it
 * @param accepts codes of the categories of appeals it takes
 * @param open false once it was closed
 */
public record Organization(
        OrganizationId id,
        OrganizationKind kind,
        DivisionId division,
        DivisionCode place,
        String name,
        String shortName,
        Optional<OrganizationId> superior,
        Contact contact,
        Set<String> accepts,
        boolean open) {

    public Organization {
        accepts = Set.copyOf(accepts);
    }

    public DivisionLevel level() {
        return place.level();
    }

    /** Whose its records are, for row-level security. */
    public ScopeKey scopeKey() {
        return ScopeKey.of(kind, place);
    }
}
