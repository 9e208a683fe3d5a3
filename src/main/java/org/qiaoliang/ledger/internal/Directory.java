package org.qiaoliang.ledger.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.organizations.Organizations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks modules divisions and organizations. An organization never changes its kind, so that is asked once. */
@Component
class Directory implements Places {
    private final Divisions divisions;
    private final ObjectProvider<Organizations> organizations;
    private final Map<OrganizationId, OrganizationKind> kinds = new ConcurrentHashMap<>();

    Directory(Divisions divisions, ObjectProvider<Organizations> organizations) {
        this.divisions = divisions;
        this.organizations = organizations;
    }

    @Override
    public DivisionCode codeOf(DivisionId division, LocalDate day) {
        return divisions
                .find(division, day)
                .or(() -> divisions.find(division))
                .map(Division::code)
                .orElseThrow(() -> new IllegalArgumentException("no division " + division));
    }

    @Override
    public OrganizationKind kindOf(OrganizationId organization) {
        var known = kinds.get(organization);
        if (known != null) {
            return known;
        }
        var kind = organizations
                .getObject()
                .find(organization)
                .orElseThrow(() -> new IllegalArgumentException("no organization " + organization))
                .kind();
        kinds.put(organization, kind);
        return kind;
    }

    @Override
    public Optional<DivisionCode> root() {
        return divisions.root().map(Division::code);
    }

    @Override
    public List<DivisionCode> children(DivisionCode division) {
        return divisions.byCode(division).stream()
                .flatMap(found -> divisions.children(found.id()).stream())
                .map(Division::code)
                .toList();
    }

    @Override
    public Scope presentScope(DivisionCode division) {
        return divisions
                .byCode(division)
                .map(found -> divisions.scopeOfAllKinds(found.id()))
                .orElseGet(() -> Scope.ofAllKinds(division));
    }
}
