package org.qiaoliang.people.internal.registry;

import org.jooq.impl.DSL;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.DivisionsChanged;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Persons and households keep the code of their division, and whom a body keeps lies where the body does, in the
 * transaction that changes either; whom a closed body kept, its heir keeps.
 */
@Component
class PeopleFollower {
    private static final int AFTER_ORGANIZATIONS = 10;

    private final ActiveDatabase database;

    PeopleFollower(ActiveDatabase database) {
        this.database = database;
    }

    @EventListener
    @Order(AFTER_ORGANIZATIONS)
    void on(DivisionsChanged changed) {
        database.sql().execute("select people.follow()");
    }

    @EventListener
    void on(OrganizationsSucceeded succeeded) {
        succeeded
                .heirs()
                .forEach((from, to) -> database.sql()
                        .fetch(
                                "select people.hand_on({0}, {1}, {2})",
                                DSL.val(from.value()), DSL.val(to.value()), DSL.val(succeeded.on())));
    }
}
