package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL writes into {@code postmaster.pid}. */
record PidFile(long pid, int port, String status) {

    static Optional<PidFile> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            String status = lines.size() > 7 ? lines.get(7).strip() : "";
            return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), port, status));
        } catch (IOException | NumberFormatException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    boolean ready() {
        return status.equals("ready");
    }

    /**
     * Whether the process of this file is a PostgreSQL running on that folder. A pid outlives its process only as a number:
     * after a reboot a stranger may carry it.
     */
    boolean isServerOf(Path cluster) {
        List<String> command = commandLine(pid);
        if (command.isEmpty() || !command.getFirst().endsWith("/postgres")) {
            return false;
        }
        int option = command.indexOf("-D");
        if (option < 0 || option + 1 >= command.size()) {
            return false;
        }
        try {
            return Files.isSameFile(Path.of(command.get(option + 1)), cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> commandLine(long pid) {
        try {
            return List.of(
                    Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
