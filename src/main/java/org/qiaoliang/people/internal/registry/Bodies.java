package org.qiaoliang.people.internal.registry;

import java.util.Optional;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;

/** For which body the viewer keeps people. */
@Component
public class Bodies {
    private final Organizations organizations;

    Bodies(Organizations organizations) {
        this.organizations = organizations;
    }

    /** The body as one that the viewer may write for; the program may for each. */
    public Organization mine(OrganizationId id) {
        return organizations
                .find(id)
                .filter(Organization::open)
                .filter(body -> writes(body.scopeKey()))
                .orElseThrow(() -> new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "people.body.not-yours"));
    }

    /** Where the viewer has their post, when they may write for it. */
    public Optional<Organization> own() {
        return CurrentViewer.get() instanceof Viewer.Staff staff && staff.organization() != null
                ? organizations
                        .find(staff.organization())
                        .filter(Organization::open)
                        .filter(body -> writes(body.scopeKey()))
                : Optional.empty();
    }

    public Organization requireOwn() {
        return own().orElseThrow(() -> new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "people.body.none"));
    }

    static boolean writes(ScopeKey key) {
        return CurrentViewer.get() instanceof Viewer.Program
                || CurrentViewer.get().scope(Permission.PERSON_EDIT).contains(key);
    }
}
