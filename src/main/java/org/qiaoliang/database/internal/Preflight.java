package org.qiaoliang.database.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.DatabaseRole;

/** What must be true of the database before the program serves anybody. */
final class Preflight {
    private static final int OLDEST = 150_000;
    /** Class of SQL states: invalid authorization, a wrong password among them. */
    private static final String REFUSED = "28";

    private static final String ABSENT = "3D000";

    private Preflight() {}

    static Connection connect(DatabaseServer server, DatabaseRole role) {
        DatabaseProperties.Login login = server.login(role);
        Properties properties = new Properties();
        properties.setProperty("user", String.valueOf(login.user()));
        properties.setProperty("password", String.valueOf(login.password()));
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "qiaoliang-" + role.word());
        try {
            Connection connection = DriverManager.getConnection(server.url(), properties);
            requireVersion(connection);
            return connection;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(REFUSED)) {
                throw new StartupFailure(e, "database.login.refused", plain(server.url()), login.user());
            }
            throw unreachable(server.url(), e);
        }
    }

    static StartupFailure unreachable(String url, SQLException e) {
        return ABSENT.equals(e.getSQLState())
                ? new StartupFailure(e, "database.absent", plain(url))
                : new StartupFailure(e, "database.unreachable", plain(url), e.getSQLState());
    }

    private static String plain(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static void requireVersion(Connection connection) throws SQLException {
        int version = Integer.parseInt(one(connection, "show server_version_num"));
        if (version < OLDEST) {
            String words = connection.getMetaData().getDatabaseProductVersion();
            connection.close();
            throw new StartupFailure("database.version.old", words);
        }
    }

    /** Row-level security binds neither owners nor superusers; a program that serves requests as one would be open. */
    static void requireBound(Connection connection, String user) throws SQLException {
        if (one(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .equals("t")) {
            throw new StartupFailure("database.role.bypasses", user);
        }
        String owned = one(connection, """
                select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)'
                  and pg_has_role(current_user, c.relowner, 'member')""");
        if (!owned.equals("0")) {
            throw new StartupFailure("database.role.owns", user);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
