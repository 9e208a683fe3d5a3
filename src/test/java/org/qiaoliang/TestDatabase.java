package org.qiaoliang;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** One PostgreSQL for the whole test run, with the three roles; gone with the process. */
public final class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** The URL of the database that the shared application context uses. */
    public static String url() {
        return SERVER.getJdbcUrl("qiaoliang_owner", "postgres").replaceAll("\\?.*", "");
    }

    public static EmbeddedPostgres server() {
        return SERVER;
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "150")
                    .start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                for (var role : new String[] {"owner", "app", "system"}) {
                    statement.execute("create role qiaoliang_" + role + " login password 'test'");
                }
                statement.execute("alter database postgres owner to qiaoliang_owner");
                // As the embedded database and docs/roles.sql have it.
                statement.execute("revoke all on database postgres from public");
                statement.execute("grant connect on database postgres to qiaoliang_app, qiaoliang_system");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
