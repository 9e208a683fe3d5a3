package org.qiaoliang.organizations.internal;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;

import org.jooq.DSLContext;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionContents;
import org.springframework.stereotype.Component;

/** How many organizations a change of a division touches. */
@Component
class OrganizationsOfDivisions implements DivisionContents {
    private final DSLContext app;

    OrganizationsOfDivisions(DSLContext app) {
        this.app = app;
    }

    @Override
    public String key() {
        return "organizations.within";
    }

    @Override
    public long within(Division division) {
        var code = division.code().digits();
        return app.fetchCount(ORGANIZATION, OrganizationStore.open().and(ORGANIZATION.CODE.between(code, code + "~")));
    }
}
