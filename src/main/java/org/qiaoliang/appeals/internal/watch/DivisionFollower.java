package org.qiaoliang.appeals.internal.watch;

import java.util.stream.Collectors;
import org.qiaoliang.appeals.internal.search.SearchTokens;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.DivisionsChanged;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.organizations.Organizations;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Appeals follow the body that has them when the code of its division changes, in the same transaction: the staff of the
 * new place have them from then on. After the organizations themselves have followed.
 */
@Component
class DivisionFollower {
    private final ActiveDatabase database;
    private final Organizations organizations;

    DivisionFollower(ActiveDatabase database, Organizations organizations) {
        this.database = database;
        this.organizations = organizations;
    }

    private record Stored(OrganizationId body, ScopeKey scope) {}

    @EventListener
    @Order
    void on(DivisionsChanged changed) {
        var stored = database.sql()
                .fetch("select organization_id, scope_key from appeals.stored_scopes()")
                .map(row -> new Stored(
                        new OrganizationId(row.get("organization_id", Long.class)),
                        new ScopeKey(row.get("scope_key", Long.class))));
        var bodies = organizations.find(stored.stream().map(Stored::body).collect(Collectors.toSet()));
        for (var each : stored) {
            var body = bodies.get(each.body());
            if (body != null && !body.scopeKey().equals(each.scope())) {
                follow(each, body.scopeKey());
            }
        }
    }

    private void follow(Stored stored, ScopeKey now) {
        database.sql()
                .fetch(
                        "select appeals.follow_scope(?, ?, ?, ?, ?)",
                        stored.body().value(),
                        stored.scope().value(),
                        now.value(),
                        SearchTokens.places(stored.scope()).toArray(String[]::new),
                        SearchTokens.places(now).toArray(String[]::new));
    }
}
