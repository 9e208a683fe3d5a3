package org.qiaoliang.identity.internal.session;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Viewers;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class GrantedViewers implements Viewers {
    private final TransactionTemplate transactions;
    private final DSLContext system;
    private final GrantScopes scopes;
    private final Clock clock;

    GrantedViewers(
            @SystemDatabase TransactionTemplate transactions,
            @SystemDatabase DSLContext system,
            GrantScopes scopes,
            Clock clock) {
        this.transactions = transactions;
        this.system = system;
        this.scopes = scopes;
        this.clock = clock;
    }

    @Override
    public Optional<Viewer.Staff> staff(AccountId account) {
        var found = transactions.execute(status -> read(account));
        return found == null ? Optional.empty() : found;
    }

    private Optional<Viewer.Staff> read(AccountId account) {
        // The same grants count as in identity.signed_in.
        var sql = """
                select a.login, a.name, a.organization_id,
                       (select string_agg(g.role || ':' || coalesce(g.kind, 0) || ':' || g.division || ':' || g.valid_from, ' '
                                          order by g.role, g.kind, g.division)
                          from identity.role_grant g
                         where g.account_id = a.id and g.ended_at is null
                           and (g.approved_at is not null or g.origin <> 'administrators')
                           and g.valid_from <= {1} and (g.valid_until is null or g.valid_until >= {1})) as grants
                  from identity.account a
                 where a.id = {0} and a.holder = 'staff' and a.state = 'active'
                """;
        return system.resultQuery(sql, DSL.val(account.value()), DSL.val(LocalDate.now(clock)))
                .fetchOptional(row -> {
                    var grants = row.get("grants", String.class);
                    var reach = scopes.of(grants == null ? "" : grants);
                    var organization = row.get("organization_id", Long.class);
                    return new Viewer.Staff(
                            account,
                            row.get("login", String.class),
                            row.get("name", String.class),
                            organization == null ? null : new OrganizationId(organization),
                            reach.roles(),
                            reach.scopes());
                });
    }
}
