package org.qiaoliang.organizations.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.DivisionsChanged;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Organizations follow their divisions in the transaction that changes them: they keep the code of theirs, so that their
 * scope does not need a join; those of a division that was merged away are closed and those of the division that took it
 * in carry on; those of a division that was split up hand over to the division that holds all its parts; and the one above
 * is that of the division above.
 */
@Component
class DivisionFollower {
    private final ActiveDatabase database;
    private final Divisions divisions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    DivisionFollower(ActiveDatabase database, Divisions divisions, Audit audit, ApplicationEventPublisher events) {
        this.database = database;
        this.divisions = divisions;
        this.audit = audit;
        this.events = events;
    }

    // Before those who ask organizations where they are now.
    @EventListener
    @Order(0)
    void on(DivisionsChanged changed) {
        database.sql().execute("select organizations.follow_divisions()");
        var heirs = succeed(changed);
        var moved = changed.divisions().stream().map(DivisionId::value).toArray(Integer[]::new);
        database.sql().fetch("select organizations.follow_superiors({0}, {1})", DSL.val(moved), DSL.val(changed.on()));
        if (!heirs.isEmpty()) {
            heirs.forEach((from, to) -> audit.record(AuditEvent.of(
                            "organization.succeeded", "organization", from.toString(), null)
                    .change(
                            Map.of(),
                            Map.of("heir", to.toString(), "on", changed.on().toString()))));
            events.publishEvent(new OrganizationsSucceeded(heirs, changed.on()));
        }
    }

    private Map<OrganizationId, OrganizationId> succeed(DivisionsChanged changed) {
        var gone = new ArrayList<Integer>();
        var now = new ArrayList<Integer>();
        for (var id : changed.divisions()) {
            var present = divisions.presentOf(id);
            if (!present.isEmpty() && !present.contains(id)) {
                gone.add(id.value());
                now.add(holderOf(present).value());
            }
        }
        var heirs = new HashMap<OrganizationId, OrganizationId>();
        if (!gone.isEmpty()) {
            database.sql()
                    .fetch(
                            "select from_id, to_id from organizations.succeed_divisions({0}, {1}, {2})",
                            DSL.val(gone.toArray(Integer[]::new)),
                            DSL.val(now.toArray(Integer[]::new)),
                            DSL.val(changed.on()))
                    .forEach(row -> heirs.put(
                            new OrganizationId(row.get(0, long.class)), new OrganizationId(row.get(1, long.class))));
        }
        return heirs;
    }

    /** The one division, or the lowest that holds them all. */
    private DivisionId holderOf(List<DivisionId> present) {
        var path = divisions.path(present.getFirst());
        var common = new ArrayList<>(path.stream().map(Division::id).toList());
        for (var other : present) {
            common.retainAll(divisions.path(other).stream().map(Division::id).toList());
        }
        return common.isEmpty() ? present.getFirst() : common.getLast();
    }
}
