package org.qiaoliang.database.internal.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.qiaoliang.database.StartupFailure;

/** One running postgres, from its start to its end. */
final class ServerProcess {
    private static final long LOG_LIMIT = 20L << 20;
    private static final Duration GLANCE = Duration.ofMillis(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProcessHandle process;

    private ServerProcess(ProcessHandle process) {
        this.process = process;
    }

    /** Starts postgres and waits until it takes connections, through a recovery if it must, however long that is. */
    static ServerProcess start(DataFolder data, Binaries binaries, Footing footing, int port, Progress progress) {
        Path log = data.log().resolve("postgresql.log");
        try {
            Files.createDirectories(data.log());
            rotate(log);
            long before = Files.exists(log) ? Files.size(log) : 0;
            Process process = builder(footing.command(command(data, binaries, port)))
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            awaitReady(process, data, () -> complaint(log, before), progress);
            return new ServerProcess(process.toHandle());
        } catch (IOException e) {
            throw new StartupFailure(e, "database.start.failed", e.getMessage(), log);
        }
    }

    /** The server that a killed run left behind on this folder, if there is one. */
    static Optional<ServerProcess> orphanOn(DataFolder data) {
        return PidFile.read(data.pidFile())
                .filter(file -> file.isServerOf(data.cluster()))
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .map(ServerProcess::new);
    }

    private static List<String> command(DataFolder data, Binaries binaries, int port) {
        List<String> words = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", data.cluster().toString()));
        ServerSettings.of(port).forEach((name, value) -> {
            words.add("-c");
            words.add(name + "=" + value);
        });
        return words;
    }

    /** The surroundings must not redirect PostgreSQL: none of its own variables, and one locale. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static void awaitReady(
            Process process, DataFolder data, java.util.function.Supplier<String> complaint, Progress progress) {
        long began = System.nanoTime();
        long nextWord = Duration.ofSeconds(5).toNanos();
        try {
            while (!PidFile.read(data.pidFile())
                    .filter(file -> file.pid() == process.pid() && file.ready())
                    .isPresent()) {
                if (process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StartupFailure("database.start.failed", complaint.get(), data.log());
                }
                if (System.nanoTime() - began > nextWord) {
                    progress.tell("database.recovering", TimeUnit.NANOSECONDS.toSeconds(nextWord));
                    nextWord += Duration.ofSeconds(5).toNanos();
                }
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new StartupFailure(e, "database.start.failed", "interrupted", data.log());
        }
    }

    private static String complaint(Path log, long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(from, all.length);
            return Cluster.lastLine(
                    new String(all, start, all.length - start, java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling("postgresql.log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long pid() {
        return process.pid();
    }

    void awaitEnd() throws InterruptedException {
        try {
            process.onExit().get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it cleanly: connections are cut and a checkpoint written; if it can't within a minute, at once. */
    void stop() {
        if (!alive()) {
            return;
        }
        signal("INT");
        if (!ends(PATIENCE)) {
            signal("QUIT");
            if (!ends(PATIENCE)) {
                process.destroyForcibly();
            }
        }
    }

    private boolean ends(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** An orphan may stay as a zombie where nobody collects the dead, as in many containers. */
    private boolean alive() {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException ended) {
            return false;
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
