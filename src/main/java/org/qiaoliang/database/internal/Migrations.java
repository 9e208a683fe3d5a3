package org.qiaoliang.database.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.qiaoliang.database.BothLanguages;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.Progress;

/** Brings the database to the shape this program needs, as the role that owns everything. */
public final class Migrations {
    private static final String HISTORY = "migrations";

    private Migrations() {}

    public static void run(DatabaseServer server, Progress progress) {
        migrate(configuration(server).load(), progress);
    }

    /** Only the migrations of this provider, for a restore. */
    public static void run(DatabaseServer server, ResourceProvider scripts, Progress progress) {
        migrate(configuration(server).resourceProvider(scripts).load(), progress);
    }

    private static FluentConfiguration configuration(DatabaseServer server) {
        DatabaseProperties.Login owner = server.login(DatabaseRole.OWNER);
        return Flyway.configure()
                .dataSource(server.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .schemas(HISTORY)
                .defaultSchema(HISTORY)
                .outOfOrder(true);
    }

    private static void migrate(Flyway flyway, Progress progress) {
        try {
            int pending = flyway.info().pending().length;
            if (pending > 0) {
                progress.tell("database.migrating", pending);
            }
            flyway.migrate();
        } catch (FlywayException e) {
            String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
            throw new StartupFailure(e, "database.migration.failed", message);
        }
    }

    /** Empties a demo database; of any other it keeps its hands off. */
    static void resetDemo(Connection owner) throws SQLException {
        if (!exists(owner)) {
            return;
        }
        if (!Instances.find(owner).filter(Instance::demo).isPresent()) {
            throw new StartupFailure("database.reset.refused");
        }
        dropAll(owner);
    }

    public static boolean exists(Connection owner) throws SQLException {
        return !schemas(owner).isEmpty();
    }

    public static void dropAll(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (String schema : schemas(owner)) {
                statement.execute("drop schema " + statement.enquoteIdentifier(schema, true) + " cascade");
            }
        }
    }

    private static List<String> schemas(Connection owner) throws SQLException {
        try (var rows = owner.createStatement().executeQuery("""
                select nspname from pg_namespace
                where pg_get_userbyid(nspowner) = current_user and nspname <> 'public'
                order by nspname""")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    static String word(boolean demo) {
        return BothLanguages.line(demo ? "database.kind.demo" : "database.kind.empty");
    }
}
