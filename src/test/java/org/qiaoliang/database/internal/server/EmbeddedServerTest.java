package org.qiaoliang.database.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.qiaoliang.database.StartupFailure;

/** One data folder goes through everything that can happen to it, so that the cluster is made only once. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedServerTest {
    private static final Progress SILENT = line -> {};

    @TempDir
    static Path folder;

    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(folder, SILENT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void asksForPasswordsThatOnlyTheOwnerCanRead() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/app.password"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> DriverManager.getConnection(server.address().url(), DatabaseRole.APP.user(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void givesNoRoleMoreThanItNeeds() throws Exception {
        try (Connection connection = connect(DatabaseRole.APP)) {
            assertThat(one(connection, """
                            select count(*) from pg_roles
                            where rolname in ('qiaoliang_owner', 'qiaoliang_app', 'qiaoliang_system')
                              and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)""")).isEqualTo("0");
            assertThatThrownBy(() -> connection.createStatement().execute("create table public.mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void isDurableAndChecksItsPages() throws Exception {
        try (Connection connection = connect(DatabaseRole.OWNER)) {
            for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
                assertThat(one(connection, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(one(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(
                            connection,
                            "select string_agg(w, '' order by w collate \"zh-x-icu\")"
                                    + " from unnest(array['张', '李', '王']) w"))
                    .isEqualTo("李王张");
            assertThat(connection.createStatement().execute("create extension btree_gist; create extension pg_trgm"))
                    .isFalse();
        }
    }

    @Test
    void letsOnlyOneProgramUseAFolder() {
        assertThatThrownBy(() -> EmbeddedServer.start(folder, SILENT))
                .isInstanceOf(StartupFailure.class)
                .hasMessageStartingWith("database.locked");
    }

    @Test
    void theServerOfARunningProgramIsFound() {
        assertThat(ServerAddress.running(folder).orElseThrow().port())
                .isEqualTo(server.address().port());
    }

    @Test
    void xKeepsAcknowledgedWritesWhenKilledAndComesBackOnTheSamePort() throws Exception {
        int port = server.address().port();
        write("kept");
        long killed = server.pid();
        assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly()).isTrue();
        awaitConnection();
        assertThat(server.pid()).isNotEqualTo(killed);
        assertThat(server.address().port()).isEqualTo(port);
        assertThat(written()).contains("kept");
    }

    @Test
    void yStopsTheOrphanOfAKilledRun() throws Exception {
        write("before the orphan");
        server.close();
        DataFolder data = DataFolder.at(folder);
        Binaries binaries = Binaries.unpackedIn(data, SILENT);
        ServerProcess orphan = ServerProcess.start(
                data, binaries, Footing.find(), server.address().port(), SILENT);
        List<String> told = new ArrayList<>();
        server = EmbeddedServer.start(folder, told::add);
        assertThat(told).anyMatch(line -> line.contains(Long.toString(orphan.pid())));
        assertThat(ProcessHandle.of(orphan.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(written()).contains("before the orphan");
    }

    @Test
    void zTellsAStalePidFromALivingStranger() throws Exception {
        server.close();
        long stranger = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("pg/postmaster.pid"), """
                %d
                %s
                1700000000
                5432

                127.0.0.1
                0 0
                ready
                """.formatted(stranger, folder.resolve("pg")));
        assertThat(ServerAddress.running(folder)).isEmpty();
        server = EmbeddedServer.start(folder, SILENT);
        awaitConnection();
    }

    @Test
    void runsUnderAnotherAccountWhereRootMayMakeNoNamespace(@TempDir Path other) throws Exception {
        assumeTrue(Footing.owner(Path.of("/proc/self")) == 0, "only root needs it");
        Path open = Files.createDirectory(other.resolve("data"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedServer own = EmbeddedServer.start(DataFolder.at(open), Footing.account(), SILENT);
                Connection connection = DriverManager.getConnection(
                        own.address().url(), "qiaoliang_app", own.address().password(DatabaseRole.APP))) {
            assertThat(one(connection, "select 1")).isEqualTo("1");
        }
        try (EmbeddedServer own = EmbeddedServer.start(DataFolder.at(open), Footing.find(), SILENT)) {
            assertThat(own.pid()).isPositive();
        }
    }

    @Test
    void refusesADataFolderOfAnotherMajorVersion(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("pg"));
        Files.writeString(other.resolve("pg/PG_VERSION"), "12\n");
        assertThatThrownBy(() -> EmbeddedServer.start(other, SILENT))
                .isInstanceOf(StartupFailure.class)
                .hasMessageStartingWith("database.major.differs");
    }

    private static void write(String word) throws SQLException {
        try (Connection connection = connect(DatabaseRole.OWNER)) {
            connection.createStatement().execute("create table if not exists public.note (word text)");
            connection.createStatement().execute("insert into public.note values ('" + word + "')");
        }
    }

    private static String written() throws SQLException {
        try (Connection connection = connect(DatabaseRole.OWNER)) {
            return one(connection, "select string_agg(word, ', ') from public.note");
        }
    }

    private static void awaitConnection() {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> {
                    try (Connection connection = connect(DatabaseRole.OWNER)) {
                        return connection.isValid(5);
                    }
                });
    }

    private static Connection connect(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(
                server.address().url(), role.user(), server.address().password(role));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
