package org.qiaoliang.organizations.internal.administration;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;

import java.util.Collection;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.ServiceScopes;
import org.qiaoliang.organizations.internal.OrganizationStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In one statement; row-level security leaves out those the viewer does not manage. */
@Component
class WideScopes implements ServiceScopes {
    private final DSLContext sql;

    WideScopes(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional
    public int takeOn(String category, Collection<OrganizationKind> kinds, Set<DivisionLevel> levels) {
        if (kinds.isEmpty() || levels.isEmpty()) {
            return 0;
        }
        return sql.update(ORGANIZATION)
                .set(ORGANIZATION.ACCEPTS, DSL.arrayAppend(ORGANIZATION.ACCEPTS, category))
                .set(ORGANIZATION.VERSION, ORGANIZATION.VERSION.plus(1))
                .where(OrganizationStore.open())
                .and(ORGANIZATION.KIND.in(
                        kinds.stream().map(kind -> (short) kind.number()).toList()))
                .and(DSL.length(ORGANIZATION.CODE)
                        .in(levels.stream().map(DivisionLevel::digits).toList()))
                .andNot(DSL.val(category).eq(DSL.any(ORGANIZATION.ACCEPTS)))
                .execute();
    }
}
