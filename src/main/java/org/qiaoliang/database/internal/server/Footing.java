package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.qiaoliang.database.StartupFailure;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to work for root; when we are root (in a container, mostly) it gets
 * a user namespace in which it is nobody in particular, or, where namespaces are forbidden, an unprivileged account.
 *
 * @param prefix words put before each command
 * @param uid    owner that its files must have
 */
record Footing(List<String> prefix, int uid) {
    private static final int NOBODY = 65534;

    static Footing find() {
        int self = owner(Path.of("/proc/self"));
        if (self != 0) {
            return new Footing(List.of(), self);
        }
        return works(List.of("unshare", "-U", "true")) ? namespace() : account();
    }

    static Footing namespace() {
        return new Footing(List.of("unshare", "-U"), 0);
    }

    static Footing account() {
        int uid = postgresAccount();
        String id = Integer.toString(uid);
        List<String> prefix = List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups");
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        if (!works(trial)) {
            throw new StartupFailure("database.root.refused");
        }
        return new Footing(prefix, uid);
    }

    /** The command as it must be started. Its own session keeps a Ctrl-C in the terminal from reaching PostgreSQL. */
    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>();
        all.add("setsid");
        all.addAll(prefix);
        all.addAll(words);
        return all;
    }

    /** Gives a folder and all in it to the user PostgreSQL runs as. */
    void own(Path tree) throws IOException {
        if (Files.notExists(tree) || owner(tree) == uid) {
            return;
        }
        List<Path> all;
        try (var walk = Files.walk(tree)) {
            all = walk.toList();
        }
        // The root last: it is what tells that the work is complete.
        for (Path each : all.reversed()) {
            Files.setAttribute(each, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(each, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    static int owner(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int postgresAccount() {
        try (var lines = Files.lines(Path.of("/etc/passwd"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("postgres:"))
                    .map(line -> Integer.parseInt(line.split(":")[2]))
                    .findFirst()
                    .orElse(NOBODY);
        } catch (IOException e) {
            return NOBODY;
        }
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
