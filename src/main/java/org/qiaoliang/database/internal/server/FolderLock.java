package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qiaoliang.database.StartupFailure;

/** One program per data folder. The kernel gives the lock back whatever way its holder ends. */
final class FolderLock implements AutoCloseable {
    /**
     * Folders locked by this JVM. Closing any channel on a file drops the process's POSIX lock on it, so a folder we hold
     * must not even be opened a second time.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        return tryTake(folder).orElseThrow(() -> new StartupFailure("database.locked", folder, holder(folder)));
    }

    static Optional<FolderLock> tryTake(Path folder) {
        if (!HELD.add(folder)) {
            return Optional.empty();
        }
        FolderLock lock = null;
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
                return Optional.empty();
            }
            lock = new FolderLock(folder, channel);
            lock.sign();
            return Optional.of(lock);
        } catch (IOException e) {
            throw new StartupFailure(e, "database.folder.unusable", folder, e.getMessage());
        } finally {
            if (lock == null) {
                HELD.remove(folder);
            }
        }
    }

    private void sign() throws IOException {
        channel.truncate(0);
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(pid), 0);
    }

    private static String holder(Path folder) {
        if (HELD.contains(folder)) {
            return Long.toString(ProcessHandle.current().pid());
        }
        try {
            return Files.readString(folder.resolve("lock"));
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            HELD.remove(folder);
        }
    }
}
