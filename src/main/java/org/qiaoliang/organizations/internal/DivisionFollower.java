package org.qiaoliang.organizations.internal;

import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.DivisionsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Organizations keep the code of their division, so that their scope does not need a join; it follows at once. */
@Component
class DivisionFollower {
    private final ActiveDatabase database;

    DivisionFollower(ActiveDatabase database) {
        this.database = database;
    }

    @EventListener
    void on(DivisionsChanged changed) {
        database.sql().execute("select organizations.follow_divisions()");
    }
}
