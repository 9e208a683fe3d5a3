package org.qiaoliang.database.internal.server;

import java.util.Locale;

/** The roles of the database. Each has a password of its own and no more rights than its work needs. */
public enum DatabaseRole {
    /** Runs migrations and owns every table. */
    OWNER,
    /** Serves requests, bound by row-level security. */
    APP,
    /** Scheduler, roll-up and outbox. */
    SYSTEM,
    /** Reads everything for a backup and can change nothing. */
    BACKUP;

    public String user() {
        return "qiaoliang_" + word();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
