package org.qiaoliang.database.internal.backup;

import java.sql.SQLException;
import java.sql.Statement;

/** How values are written as text, the same on both ends whatever the servers' own settings are. */
final class CopySettings {
    private CopySettings() {}

    static void apply(Statement statement) throws SQLException {
        statement.execute("set local datestyle = 'ISO, YMD'");
        statement.execute("set local intervalstyle = 'postgres'");
        statement.execute("set local timezone = 'UTC'");
        statement.execute("set local bytea_output = 'hex'");
        statement.execute("set local extra_float_digits = 1");
        statement.execute("set local statement_timeout = 0");
        statement.execute("set local lock_timeout = 0");
        // A policy that hides a row must be an error here, not a gap in the backup.
        statement.execute("set local row_security = off");
    }
}
