package org.qiaoliang.appeals.internal.handling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.jooq.impl.DSL;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Open appeals of an organization that was closed go to its heir in the same transaction; their deadlines stay. */
@Component
class AppealHeirs {
    private final ActiveDatabase database;
    private final Organizations organizations;
    private final Clock clock;

    AppealHeirs(ActiveDatabase database, Organizations organizations, Clock clock) {
        this.database = database;
        this.organizations = organizations;
        this.clock = clock;
    }

    @EventListener
    void on(OrganizationsSucceeded succeeded) {
        var closed = new ArrayList<Long>();
        var heirs = new ArrayList<Long>();
        var keys = new ArrayList<Long>();
        var known = organizations.find(succeeded.heirs().values());
        succeeded.heirs().forEach((from, to) -> {
            var heir = known.get(to);
            if (heir != null) {
                closed.add(from.value());
                heirs.add(to.value());
                keys.add(heir.scopeKey().value());
            }
        });
        database.sql()
                .fetch(
                        "select appeals.follow_organizations({0}, {1}, {2}, {3})",
                        DSL.val(closed.toArray(Long[]::new)),
                        DSL.val(heirs.toArray(Long[]::new)),
                        DSL.val(keys.toArray(Long[]::new)),
                        DSL.val(OffsetDateTime.now(clock)));
    }
}
