package org.qiaoliang.database.internal.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.DatabaseServer;
import org.qiaoliang.database.internal.InstanceMark;
import org.qiaoliang.database.internal.Instances;
import org.qiaoliang.database.internal.Migrations;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.EmbeddedServer;
import org.qiaoliang.database.internal.server.Progress;

/** Where a backup goes. It must be empty, and stays empty when the restore does not succeed. */
sealed interface RestoreTarget {
    void restore(Archive archive, byte[] key, Progress progress) throws IOException, SQLException;

    /** Made aside and moved into place when complete, so that a killed restore leaves no half database to start on. */
    record IntoFolder(Path data, KeyPlace masterKey) implements RestoreTarget {
        @Override
        public void restore(Archive archive, byte[] key, Progress progress) throws IOException, SQLException {
            try (var target = EmbeddedServer.reserve(data)) {
                Restore.requireNoExtras(archive, target.folder());
                try (DatabaseServer server = DatabaseServer.embedded(target.side(), progress);
                        Connection owner = server.connect(DatabaseRole.OWNER)) {
                    fill(server, owner, archive, progress);
                    mark(owner, target.folder(), "");
                }
                masterKey.keep(key);
                Restore.putExtras(archive, target.folder());
                target.adopt();
            }
        }
    }

    record IntoDatabase(String url, Path data, KeyPlace masterKey) implements RestoreTarget {
        @Override
        public void restore(Archive archive, byte[] key, Progress progress) throws IOException, SQLException {
            Restore.requireNoExtras(archive, data);
            try (DatabaseServer server = DatabaseServer.forRestore(url, data);
                    Connection owner = server.connect(DatabaseRole.OWNER)) {
                if (Migrations.exists(owner)) {
                    throw new StartupFailure("database.restore.notEmpty", url);
                }
                try {
                    fill(server, owner, archive, progress);
                } catch (SQLException | IOException | RuntimeException e) {
                    Migrations.dropAll(owner);
                    throw e;
                }
                masterKey.keep(key);
                mark(owner, data, url);
                Restore.putExtras(archive, data);
            }
        }
    }

    private static void mark(Connection owner, Path folder, String url) throws IOException, SQLException {
        var instance = Instances.find(owner);
        if (instance.isPresent()) {
            InstanceMark.write(folder, url, instance.get().demo());
        }
    }

    private static void fill(DatabaseServer server, Connection owner, Archive archive, Progress progress)
            throws IOException, SQLException {
        Migrations.run(server, new RecordedMigrations(archive.manifest().migrations()), progress);
        new Restore(owner, archive, progress).fill();
    }
}
