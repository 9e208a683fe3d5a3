package org.qiaoliang.database.internal.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.InstanceMark;

/** The files of a backup: the archive, its checksum, and apart from them the master key. */
record BackupFiles(Path archive) {
    /** In the data folder, but not the program's memory: PostgreSQL's own, secrets, logs, and what can be made again. */
    private static final Set<String> LEFT_OUT =
            Set.of("pg", "pg.new", "restore.new", "secrets", "log", "lock", "tmp", InstanceMark.FILE);

    Path half() {
        return archive.resolveSibling(archive.getFileName() + ".part");
    }

    Path checksum() {
        return archive.resolveSibling(archive.getFileName() + ".sha256");
    }

    Path key() {
        return archive.resolveSibling(archive.getFileName() + ".key");
    }

    String checksumLine(String sha256) {
        return sha256 + "  " + archive.getFileName() + "\n";
    }

    void requireNone() {
        for (Path file : List.of(archive, checksum(), key())) {
            if (Files.exists(file)) {
                throw new StartupFailure("database.backup.exists", file);
            }
        }
    }

    /** What the program keeps in its data folder beside the database, as paths relative to it. */
    static List<Path> extras(Path data) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.notExists(data)) {
            return found;
        }
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return leftOut(data, folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !leftOut(data, file)) {
                    found.add(data.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean leftOut(Path data, Path path) {
        String first = data.relativize(path).getName(0).toString();
        return LEFT_OUT.contains(first) || first.startsWith("pg-bin-");
    }
}
