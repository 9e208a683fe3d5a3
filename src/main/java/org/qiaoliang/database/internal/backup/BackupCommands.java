package org.qiaoliang.database.internal.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qiaoliang.database.BothLanguages;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.DatabaseServer;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.Progress;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** {@code backup FILE} and {@code restore FILE}: they need the database alone, not the whole program. */
public final class BackupCommands {
    public static final Set<String> NAMES = Set.of("backup", "restore");

    private final Path data;
    private final String url;
    private final KeyPlace masterKey;
    private final Progress progress;

    BackupCommands(Path data, String url, KeyPlace masterKey, Progress progress) {
        this.data = data.toAbsolutePath().normalize();
        this.url = url;
        this.masterKey = masterKey;
        this.progress = progress;
    }

    public static int run(String name, List<String> arguments, List<String> settings) {
        Map<String, String> given = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.substring(2).split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
        if (arguments.size() != 1) {
            System.err.println(BothLanguages.line("database.backup.usage", name));
            return 2;
        }
        Path data = Path.of(given.getOrDefault("qiaoliang.data", "var"));
        Path key = Optional.ofNullable(given.get("qiaoliang.master-key-file"))
                .map(Path::of)
                .orElseGet(() -> data.resolve("secrets").resolve("master.key"));
        var commands = new BackupCommands(
                data, given.getOrDefault("qiaoliang.db.url", ""), KeyPlace.of(key), Progress.console());
        // No program starts that would read the logging settings; what goes wrong is thrown, and said in one line.
        LoggingSystem.get(BackupCommands.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        BackupFiles files = new BackupFiles(Path.of(arguments.getFirst()).toAbsolutePath());
        try {
            if (name.equals("backup")) {
                commands.backup(files);
            } else {
                commands.restore(files);
            }
            return 0;
        } catch (StartupFailure failure) {
            System.err.println(failure.line());
        } catch (IOException | SQLException e) {
            System.err.println(BothLanguages.line("database.backup.failed", name, e.getMessage()));
        }
        return 1;
    }

    Manifest backup(BackupFiles files) throws IOException, SQLException {
        files.requireNone();
        try (DatabaseServer server = DatabaseServer.forBackup(url, data, progress);
                Connection connection = server.connect(DatabaseRole.BACKUP)) {
            return new Backup(connection, data, masterKey, progress).write(files);
        }
    }

    Manifest restore(BackupFiles files) throws IOException, SQLException {
        try (Archive archive = Archive.verified(files, progress)) {
            byte[] key = archive.masterKey(masterKey);
            RestoreTarget target = url.isBlank()
                    ? new RestoreTarget.IntoFolder(data, masterKey)
                    : new RestoreTarget.IntoDatabase(url, data, masterKey);
            target.restore(archive, key, progress);
            progress.tell(
                    "database.restore.done",
                    archive.manifest().tables().size(),
                    archive.manifest().rows(),
                    archive.manifest().made());
            return archive.manifest();
        }
    }
}
