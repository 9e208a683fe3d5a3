package org.qiaoliang.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.MasterKeyFile;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.Progress;
import org.qiaoliang.database.internal.server.Secrets;

/** The way from a server that may be empty to a database that can be worked with. */
final class DatabaseStart {
    private final DatabaseServer server;
    private final DatabaseProperties.Program program;
    private final @Nullable String url;
    private final Progress progress;

    DatabaseStart(DatabaseServer server, DatabaseProperties.Program program, @Nullable String url, Progress progress) {
        this.server = server;
        this.program = program;
        this.url = url;
        this.progress = progress;
    }

    Ready prepare() {
        try (Connection owner = Preflight.connect(server, DatabaseRole.OWNER)) {
            if (server.isAttached()) {
                // Another program serves from it and keeps it up to date.
                Instance instance = Instances.find(owner)
                        .orElseThrow(() -> new StartupFailure("database.backup.nothing", server.url()));
                return new Ready(instance, masterKey(true));
            }
            if (program.resetDemo()) {
                Migrations.resetDemo(owner);
                forgetAuditHead();
            }
            MasterKeyFile key = masterKey(Migrations.exists(owner));
            Migrations.run(server, progress);
            Instance instance = Instances.settle(owner, program.demo(), server.isEmbedded());
            InstanceMark.write(program.data(), url, instance.demo());
            requireBound(DatabaseRole.APP);
            requireBound(DatabaseRole.SYSTEM);
            return new Ready(instance, key);
        } catch (SQLException e) {
            throw Preflight.unreachable(server.url(), e);
        } catch (IOException e) {
            throw new StartupFailure(e, "database.folder.unusable", program.data(), e.getMessage());
        }
    }

    /** The head of the trail that was just emptied would look like a cut tail of the new one. */
    private void forgetAuditHead() {
        try {
            Files.deleteIfExists(program.data().resolve("audit").resolve("head"));
        } catch (IOException e) {
            throw new StartupFailure(e, "database.folder.unusable", program.data(), e.getMessage());
        }
    }

    private MasterKeyFile masterKey(boolean holdsData) {
        var file = program.masterKeyPath().toAbsolutePath();
        if (program.masterKey() != null) {
            return new MasterKeyFile(file);
        }
        if (holdsData) {
            if (Files.notExists(file)) {
                throw new StartupFailure("database.key.missing", file);
            }
        } else if (Secrets.createMasterKey(file)) {
            progress.tell("database.key.created", file);
        }
        return new MasterKeyFile(file);
    }

    private void requireBound(DatabaseRole role) throws SQLException {
        try (Connection connection = Preflight.connect(server, role)) {
            Preflight.requireBound(connection, String.valueOf(server.login(role).user()));
        }
    }

    /** A database that is ready, and what it is. */
    record Ready(Instance instance, MasterKeyFile masterKey) {}
}
