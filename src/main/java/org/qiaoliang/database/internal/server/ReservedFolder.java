package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.qiaoliang.database.StartupFailure;

/** A data folder without a database, held for a restore: the database is made in a folder aside and then adopted. */
public final class ReservedFolder implements AutoCloseable {
    private final DataFolder data;
    private final FolderLock lock;
    private final Path side;

    private ReservedFolder(DataFolder data, FolderLock lock) throws IOException {
        this.data = data;
        this.lock = lock;
        this.side = data.path().resolve("restore.new");
        DataFolder.delete(side);
    }

    static ReservedFolder take(Path folder) throws IOException {
        DataFolder data = DataFolder.at(folder);
        FolderLock lock = FolderLock.take(data.path());
        boolean reserved = false;
        try {
            if (data.hasCluster()) {
                throw new StartupFailure("database.restore.notEmpty", folder);
            }
            data.requireRoom();
            ReservedFolder target = new ReservedFolder(data, lock);
            reserved = true;
            return target;
        } finally {
            if (!reserved) {
                lock.close();
            }
        }
    }

    public Path folder() {
        return data.path();
    }

    public Path side() {
        return side;
    }

    /** The passwords first: the database counts from the moment it is in place. */
    public void adopt() throws IOException {
        DataFolder made = new DataFolder(side);
        try (var passwords = Files.newDirectoryStream(made.secrets(), "*.password")) {
            for (Path password : passwords) {
                Secrets.write(data.secrets().resolve(password.getFileName()), Files.readAllBytes(password));
            }
        }
        try (var unpacked = Files.newDirectoryStream(side, "pg-bin-*")) {
            for (Path binaries : unpacked) {
                Path place = data.path().resolve(binaries.getFileName());
                if (Files.notExists(place)) {
                    Files.move(binaries, place, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        DataFolder.moveIntoPlace(made.cluster(), data.cluster());
    }

    @Override
    public void close() throws IOException {
        try {
            DataFolder.delete(side);
        } finally {
            lock.close();
        }
    }
}
