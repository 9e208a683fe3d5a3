package org.qiaoliang.organizations.internal.web;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.inbox.InboxSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the administrators of a deployment without any organization what to begin with. */
@Component
class FirstOrganizations implements InboxSource {
    private final DSLContext sql;
    private final Divisions divisions;

    FirstOrganizations(DSLContext sql, Divisions divisions) {
        this.sql = sql;
        this.divisions = divisions;
    }

    @Override
    public String name() {
        return "organizations";
    }

    @Override
    @Transactional(readOnly = true)
    public List<InboxItem> waiting(Viewer viewer, @Nullable InboxItem after, int limit) {
        if (after != null || limit == 0 || count(viewer) == 0) {
            return List.of();
        }
        return List.of(new InboxItem(
                name(),
                "organizations/first",
                divisions.root().map(Division::fullName).orElse(""),
                "",
                "organizations.tree.start",
                OrganizationListFactory.PATH + "/tree",
                null));
    }

    @Override
    @Transactional(readOnly = true)
    public long count(Viewer viewer) {
        return viewer.may(Permission.ORGANIZATIONS_MANAGE)
                        && divisions.root().isPresent()
                        && !sql.fetchExists(ORGANIZATION)
                ? 1
                : 0;
    }
}
