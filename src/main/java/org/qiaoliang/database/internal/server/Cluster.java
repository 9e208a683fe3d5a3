package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qiaoliang.database.StartupFailure;

/** PostgreSQL's own folder: made aside with roles and database, then renamed, so that it is there whole or not at all. */
final class Cluster {
    static final String DATABASE = "qiaoliang";

    private final DataFolder data;
    private final Binaries binaries;
    private final Footing footing;
    private final Secrets secrets;

    Cluster(DataFolder data, Binaries binaries, Footing footing, Secrets secrets) {
        this.data = data;
        this.binaries = binaries;
        this.footing = footing;
        this.secrets = secrets;
    }

    void createIfAbsent(Progress progress) {
        try {
            if (data.hasCluster()) {
                requireSameMajor();
                footing.own(data.cluster());
                return;
            }
            progress.tell("database.creating", binaries.version());
            Path side = data.clusterInTheMaking();
            DataFolder.delete(side);
            Files.createDirectory(side);
            footing.own(side);
            initdb(side);
            createRoles(side);
            DataFolder.moveIntoPlace(side, data.cluster());
        } catch (IOException e) {
            throw new StartupFailure(e, "database.create.failed", data.path(), e.getMessage());
        }
    }

    private void requireSameMajor() throws IOException {
        String found = Files.readString(data.cluster().resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(binaries.major()))) {
            throw new StartupFailure("database.major.differs", data.path(), found, binaries.major());
        }
    }

    private void initdb(Path folder) throws IOException {
        Path password = data.path().resolve("pg.password");
        Secrets.write(password, secrets.password("postgres").getBytes(StandardCharsets.US_ASCII));
        try {
            footing.own(password);
            run(
                    "",
                    binaries.program("initdb"),
                    "-D",
                    folder.toString(),
                    "-U",
                    "postgres",
                    "--pwfile",
                    password.toString(),
                    "-A",
                    "scram-sha-256",
                    "--encoding",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums");
        } finally {
            Files.delete(password);
        }
    }

    /** In single-user mode there is no port to listen on, so nobody can be quicker than we are. */
    private void createRoles(Path folder) throws IOException {
        StringBuilder sql = new StringBuilder();
        for (DatabaseRole role : DatabaseRole.values()) {
            sql.append("create role %s login %s password '%s'\n"
                    .formatted(
                            role.user(),
                            role == DatabaseRole.BACKUP ? "bypassrls" : "nobypassrls",
                            secrets.password(role)));
        }
        sql.append("""
                grant pg_read_all_data to qiaoliang_backup
                create database %1$s owner qiaoliang_owner
                revoke all on database %1$s from public
                grant connect on database %1$s to qiaoliang_app, qiaoliang_system, qiaoliang_backup
                """.formatted(DATABASE));
        run(
                sql.toString(),
                binaries.program("postgres"),
                "--single",
                "-D",
                folder.toString(),
                "-c",
                "exit_on_error=on",
                "postgres");
    }

    private void run(String input, String... command) throws IOException {
        Path output = Files.createTempFile("qiaoliang-initdb", ".log");
        try {
            Process process = ServerProcess.builder(footing.command(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(lastLine(Files.readString(output)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }

    static String lastLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.contains("FATAL") || line.contains("error") || line.contains("ERROR"))
                .findFirst()
                .orElseGet(() -> text.lines()
                        .filter(line -> !line.isBlank())
                        .reduce("", (former, last) -> last)
                        .strip());
    }
}
