package org.qiaoliang.organizations.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qiaoliang.identity.OrganizationDirectory;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;

/** Tells module identity which organization an account belongs to. */
@Component
class OrganizationsOfAccounts implements OrganizationDirectory {
    private final Organizations organizations;

    OrganizationsOfAccounts(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public Optional<OrganizationId> at(OrganizationKind kind, DivisionId division) {
        return organizations.at(kind, division).map(Organization::id);
    }

    @Override
    public Map<OrganizationId, String> names(Collection<OrganizationId> ids) {
        var names = new HashMap<OrganizationId, String>();
        organizations.find(ids).forEach((id, organization) -> names.put(id, organization.name()));
        return names;
    }
}
