package org.qiaoliang.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.DataFolder;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.EmbeddedServer;
import org.qiaoliang.database.internal.server.Progress;
import org.qiaoliang.database.internal.server.ServerAddress;

/** Where the database is and how each role signs in; ends the embedded server when the program ends. */
public final class DatabaseServer implements AutoCloseable {
    private final String url;
    private final Map<DatabaseRole, DatabaseProperties.Login> logins;
    private final @Nullable EmbeddedServer embedded;
    private final boolean attached;

    private DatabaseServer(
            String url,
            Map<DatabaseRole, DatabaseProperties.Login> logins,
            @Nullable EmbeddedServer embedded,
            boolean attached) {
        this.url = url;
        this.logins = logins;
        this.embedded = embedded;
        this.attached = attached;
    }

    static DatabaseServer of(DatabaseProperties properties, Path data, boolean shared) {
        String url = properties.url();
        if (url == null || url.isBlank()) {
            return shared ? embeddedShared(data, Progress.console()) : embedded(data, Progress.console());
        }
        Map<DatabaseRole, DatabaseProperties.Login> logins = new EnumMap<>(DatabaseRole.class);
        logins.put(DatabaseRole.OWNER, complete(DatabaseRole.OWNER, properties.owner(), data));
        logins.put(DatabaseRole.APP, complete(DatabaseRole.APP, properties.app(), data));
        logins.put(DatabaseRole.SYSTEM, complete(DatabaseRole.SYSTEM, properties.system(), data));
        return new DatabaseServer(jdbc(url), logins, null, false);
    }

    /** The embedded server of the folder, started for the one who asks. */
    public static DatabaseServer embedded(Path data, Progress progress) {
        EmbeddedServer server = EmbeddedServer.start(data, progress);
        return at(server.address(), server);
    }

    /** The embedded server of the folder, which may be running already for another program. */
    static DatabaseServer embeddedShared(Path data, Progress progress) {
        if (!new DataFolder(data).hasCluster()) {
            throw new StartupFailure("database.backup.nothing", data);
        }
        return ServerAddress.running(data).map(address -> at(address, null)).orElseGet(() -> embedded(data, progress));
    }

    private static DatabaseServer at(ServerAddress address, @Nullable EmbeddedServer server) {
        Map<DatabaseRole, DatabaseProperties.Login> logins = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            logins.put(role, new DatabaseProperties.Login(role.user(), address.password(role)));
        }
        return new DatabaseServer(address.url(), logins, server, server == null);
    }

    /** A password comes from the settings or from a file in the secrets folder; it is never written into a URL. */
    static DatabaseProperties.Login complete(DatabaseRole role, DatabaseProperties.Login given, Path data) {
        String user = given.user() == null ? role.user() : given.user();
        if (given.password() != null) {
            return new DatabaseProperties.Login(user, given.password());
        }
        Path file = data.resolve("secrets").resolve(role.word() + ".password");
        try {
            if (Files.exists(file)) {
                return new DatabaseProperties.Login(user, Files.readString(file).strip());
            }
        } catch (IOException e) {
            throw new StartupFailure(e, "database.secret.unusable", file, e.getMessage());
        }
        throw new StartupFailure(
                "database.password.missing",
                user,
                "QIAOLIANG_DB_" + role.word().toUpperCase(Locale.ROOT) + "_PASSWORD",
                file);
    }

    /** Accepts what PostgreSQL's own tools accept, {@code postgresql://host/name}, besides a JDBC URL. */
    static String jdbc(String url) {
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres:", "postgresql:");
        if (!jdbc.startsWith("jdbc:postgresql:")) {
            throw new StartupFailure("database.url.unknown", url);
        }
        return jdbc;
    }

    /** For reading alone, beside a program that may be running. */
    public static DatabaseServer forBackup(String url, Path data, Progress progress) {
        if (url.isBlank()) {
            return embeddedShared(data, progress);
        }
        return external(url, data, DatabaseRole.BACKUP);
    }

    public static DatabaseServer forRestore(String url, Path data) {
        return external(url, data, DatabaseRole.OWNER);
    }

    private static DatabaseServer external(String url, Path data, DatabaseRole role) {
        String prefix = "QIAOLIANG_DB_" + role.word().toUpperCase(Locale.ROOT);
        var given = new DatabaseProperties.Login(System.getenv(prefix + "_USER"), System.getenv(prefix + "_PASSWORD"));
        return new DatabaseServer(jdbc(url), new EnumMap<>(Map.of(role, complete(role, given, data))), null, false);
    }

    public Connection connect(DatabaseRole role) {
        return Preflight.connect(this, role);
    }

    boolean isEmbedded() {
        return embedded != null || attached;
    }

    /** Whether the embedded server is that of another running program. */
    boolean isAttached() {
        return attached;
    }

    String url() {
        return url;
    }

    DatabaseProperties.Login login(DatabaseRole role) {
        DatabaseProperties.Login login = logins.get(role);
        if (login == null) {
            throw new IllegalStateException("no login for " + role);
        }
        return login;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
