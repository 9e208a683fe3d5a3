package org.qiaoliang.appeals.internal.handling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import org.jooq.impl.DSL;
import org.qiaoliang.appeals.internal.search.SearchTokens;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Open appeals of an organization that was closed go to its heir in the same transaction, as do its reply templates; the
 * deadlines stay.
 */
@Component
class AppealHeirs {
    private final ActiveDatabase database;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Clock clock;

    AppealHeirs(ActiveDatabase database, Organizations organizations, Divisions divisions, Clock clock) {
        this.database = database;
        this.organizations = organizations;
        this.divisions = divisions;
        this.clock = clock;
    }

    @EventListener
    void on(OrganizationsSucceeded succeeded) {
        var bodies = new HashSet<>(succeeded.heirs().keySet());
        bodies.addAll(succeeded.heirs().values());
        var known = organizations.find(bodies);
        succeeded.heirs().forEach((from, to) -> {
            var closed = known.get(from);
            var heir = known.get(to);
            if (closed != null && heir != null) {
                requireFit(closed, heir);
                handOn(closed, heir);
            }
        });
    }

    /**
     * A denunciation never goes to the accused nor to a body that those above can ask, by succession neither (APPEAL-2):
     * another heir has to be chosen, or it is settled first.
     */
    private void requireFit(Organization closed, Organization heir) {
        var accused = database.sql()
                .fetchValue(
                        "select appeals.accused_would_inherit(?, ?)",
                        closed.id().value(),
                        heir.id().value());
        if (Boolean.TRUE.equals(accused)) {
            throw new RuleViolation("heir", "appeals.heir.accused", heir.name());
        }
        var highest = divisions
                .root()
                .filter(root -> root.id().equals(heir.division()))
                .isPresent();
        if (!highest
                && Boolean.TRUE.equals(database.sql()
                        .fetchValue(
                                "select appeals.holds_denunciations(?)",
                                closed.id().value()))) {
            throw new RuleViolation("heir", "appeals.heir.lower", heir.name());
        }
    }

    private void handOn(Organization closed, Organization heir) {
        database.sql()
                .fetch(
                        "select appeals.hand_on({0}, {1}, {2}, {3}, {4}, {5})",
                        DSL.val(closed.id().value()),
                        DSL.val(heir.id().value()),
                        DSL.val(heir.scopeKey().value()),
                        DSL.val(SearchTokens.places(closed.scopeKey()).toArray(String[]::new)),
                        DSL.val(SearchTokens.places(heir.scopeKey()).toArray(String[]::new)),
                        DSL.val(OffsetDateTime.now(clock)));
        database.sql()
                .fetch(
                        "select appeals.hand_on_templates({0}, {1}, {2}, {3}, {4})",
                        DSL.val(closed.id().value()),
                        DSL.val(heir.id().value()),
                        DSL.val(heir.scopeKey().value()),
                        DSL.val(closed.name()),
                        DSL.val(OffsetDateTime.now(clock)));
    }
}
