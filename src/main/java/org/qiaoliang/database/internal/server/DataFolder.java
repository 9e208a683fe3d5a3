package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.qiaoliang.database.StartupFailure;

/** The folder that holds everything a running program keeps: database, binaries, secrets, logs. */
public record DataFolder(Path path) {
    private static final long ROOM_NEEDED = 300L << 20;

    /** The folder, made when absent; its path has no symbolic links left in it. */
    public static DataFolder at(Path path) {
        try {
            Files.createDirectories(path);
            return new DataFolder(path.toRealPath());
        } catch (IOException e) {
            throw new StartupFailure(e, "database.folder.unusable", path, e.getMessage());
        }
    }

    Path cluster() {
        return path.resolve("pg");
    }

    Path clusterInTheMaking() {
        return path.resolve("pg.new");
    }

    Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }

    public Path log() {
        return path.resolve("log");
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    public boolean hasCluster() {
        return Files.exists(cluster().resolve("PG_VERSION"));
    }

    /** PostgreSQL stops in the middle of its work when the disk is full; better not to begin. */
    void requireRoom() {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < ROOM_NEEDED) {
                throw new StartupFailure("database.disk.full", path, free >> 20, ROOM_NEEDED >> 20);
            }
        } catch (IOException e) {
            throw new StartupFailure(e, "database.folder.unusable", path, e.getMessage());
        }
    }

    /** Renames a finished folder into place, and makes the rename itself durable. */
    static void moveIntoPlace(Path made, Path place) throws IOException {
        Files.move(made, place, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        sync(place.toAbsolutePath().getParent());
    }

    static void sync(@org.jspecify.annotations.Nullable Path folder) throws IOException {
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static void delete(Path tree) throws IOException {
        if (Files.notExists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (var walk = Files.walk(tree)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
