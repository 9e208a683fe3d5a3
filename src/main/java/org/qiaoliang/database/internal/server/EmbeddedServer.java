package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.qiaoliang.database.StartupFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL of our own on a data folder. Whatever is killed, and whenever, acknowledged writes stay: an orphan of
 * a killed run is stopped first, a server that dies is started again on the same port.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int ATTEMPTS = 10;
    private static final Duration BREATH = Duration.ofMillis(300);
    private static final Duration LONGEST_BREATH = Duration.ofSeconds(15);

    private final DataFolder data;
    private final FolderLock lock;
    private final Binaries binaries;
    private final Footing footing;
    private final Secrets secrets;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watch;
    private volatile ServerProcess process;

    private EmbeddedServer(DataFolder data, FolderLock lock, Footing footing, Progress progress) {
        this.data = data;
        this.lock = lock;
        this.footing = footing;
        data.requireRoom();
        this.secrets = new Secrets(data.secrets());
        this.binaries = Binaries.unpackedIn(data, progress);
        stopOrphan(progress);
        new Cluster(data, binaries, footing, secrets).createIfAbsent(progress);
        this.port = freePort();
        this.process = startPatiently(progress);
        this.watch = Thread.ofPlatform().daemon().name("postgresql-watch").unstarted(this::watchOver);
    }

    /** Starts the server of a data folder, making the database on first use. */
    public static EmbeddedServer start(Path folder, Progress progress) {
        return start(DataFolder.at(folder), Footing.find(), progress);
    }

    static EmbeddedServer start(DataFolder data, Footing footing, Progress progress) {
        FolderLock lock = FolderLock.take(data.path());
        EmbeddedServer server = null;
        try {
            server = new EmbeddedServer(data, lock, footing, progress);
            server.watch.start();
            return server;
        } finally {
            if (server == null) {
                lock.close();
            }
        }
    }

    /** Holds a data folder that has no database yet. */
    public static ReservedFolder reserve(Path folder) throws IOException {
        return ReservedFolder.take(folder);
    }

    public ServerAddress address() {
        return new ServerAddress(port, secrets);
    }

    long pid() {
        return process.pid();
    }

    private void stopOrphan(Progress progress) {
        ServerProcess.orphanOn(data).ifPresent(orphan -> {
            progress.tell("database.orphan", orphan.pid());
            orphan.stop();
        });
        try {
            Files.deleteIfExists(data.pidFile());
        } catch (IOException e) {
            throw new StartupFailure(e, "database.folder.unusable", data.path(), e.getMessage());
        }
    }

    /** The last processes of a killed server need a moment to notice that it is gone. */
    private ServerProcess startPatiently(Progress progress) {
        for (int attempt = 1; ; attempt++) {
            try {
                return ServerProcess.start(data, binaries, footing, port, progress);
            } catch (StartupFailure failure) {
                if (attempt == ATTEMPTS || !passing(failure) || closedWithin(BREATH)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean passing(StartupFailure failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("shared memory block is still in use") || message.contains("Address already in use");
    }

    private void watchOver() {
        Duration breath = BREATH;
        while (true) {
            try {
                process.awaitEnd();
            } catch (InterruptedException e) {
                return;
            }
            while (!closedWithin(breath)) {
                LOG.error("PostgreSQL ended unexpectedly; starting it again");
                try {
                    process = ServerProcess.start(data, binaries, footing, port, LOG::warn);
                    LOG.warn("PostgreSQL is back");
                    breath = BREATH;
                    break;
                } catch (StartupFailure failure) {
                    LOG.error("PostgreSQL does not start: {}", failure.getMessage());
                    breath = breath.multipliedBy(2).compareTo(LONGEST_BREATH) < 0
                            ? breath.multipliedBy(2)
                            : LONGEST_BREATH;
                }
            }
            if (closing.getCount() == 0) {
                return;
            }
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        process.stop();
        try {
            // A restart may have been under way when we began to close.
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.stop();
        lock.close();
    }
}
