package org.qiaoliang.appeals.internal.reading;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.OptionalLong;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.OrganizationWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Open appeals on the page of an organization, and how many there are before it is closed. */
@Component
class AppealsOfOrganizations implements OrganizationWork {
    private static final Set<String> OVER = Set.of("closed", "declined", "withdrawn", "joined");

    private final DSLContext app;
    private final DSLContext system;
    private final TransactionTemplate transactions;

    AppealsOfOrganizations(DSLContext app, @SystemDatabase DSLContext system, TransactionTemplate transactions) {
        this.app = app;
        this.system = system;
        this.transactions = transactions;
    }

    @Override
    public String key() {
        return "appeals.organization.open";
    }

    /** Ordinary ones within reach; confidential cases are counted for nobody. */
    @Override
    public OptionalLong visible(Organization organization) {
        if (!CurrentViewer.get().scope(Permission.APPEAL_READ).contains(organization.scopeKey())) {
            return OptionalLong.empty();
        }
        var ordinary = openOf(organization.id()).and(APPEAL.CASE_KEY.isNull());
        Integer count = transactions.execute(status -> app.fetchCount(APPEAL, ordinary));
        return OptionalLong.of(count == null ? 0 : count);
    }

    @Override
    public long open(OrganizationId organization) {
        return system.fetchCount(APPEAL, openOf(organization));
    }

    @Override
    public String href(Organization organization) {
        return "/workbench/appeals?division=" + organization.place();
    }

    private static Condition openOf(OrganizationId organization) {
        return APPEAL.ORGANIZATION_ID.eq(organization.value()).and(APPEAL.STATE.notIn(OVER));
    }
}
