package org.qiaoliang.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.Progress;

/** From an empty server to a database that can be worked with, and what stops the way. */
class DatabaseStartTest {
    private static final Progress SILENT = line -> {};

    @TempDir
    Path data;

    private DatabaseServer server;

    @BeforeEach
    void start() {
        server = DatabaseServer.embedded(data, SILENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDemoCanBeEmptiedAndStaysADemo() throws Exception {
        Instance first = prepare(null, false);
        assertThat(first.demo()).isTrue();
        assertThat(prepare(null, false)).isEqualTo(first);
        Files.createDirectories(data.resolve("audit"));
        Files.writeString(data.resolve("audit/head"), "of the trail before");
        Instance anew = prepare(null, true);
        assertThat(anew.demo()).isTrue();
        assertThat(anew.id()).isNotEqualTo(first.id());
        assertThat(data.resolve("audit/head")).doesNotExist();
        assertThatThrownBy(() -> prepare(false, false)).hasMessageStartingWith("database.kind.differs");
    }

    @Test
    void aRealDatabaseIsNeverEmptiedNorTurnedIntoADemo() throws Exception {
        Instance real = prepare(false, false);
        assertThatThrownBy(() -> prepare(null, true))
                .isInstanceOf(StartupFailure.class)
                .hasMessageStartingWith("database.reset.refused");
        assertThatThrownBy(() -> prepare(true, false)).hasMessageStartingWith("database.kind.differs");
        assertThat(prepare(null, false)).isEqualTo(real);
    }

    @Test
    void doesNotStartWithoutTheKeyOfItsData() throws Exception {
        prepare(false, false);
        Files.move(data.resolve("secrets/master.key"), data.resolve("elsewhere"));
        assertThatThrownBy(() -> prepare(null, false)).hasMessageStartingWith("database.key.missing");
    }

    @Test
    void doesNotServeAsARoleThatPassesPolicies() throws Exception {
        prepare(false, false);
        try (Connection backup = server.connect(DatabaseRole.BACKUP)) {
            assertThatThrownBy(() -> Preflight.requireBound(backup, "qiaoliang_backup"))
                    .hasMessageStartingWith("database.role.bypasses");
        }
        try (Connection owner = server.connect(DatabaseRole.OWNER)) {
            assertThatThrownBy(() -> Preflight.requireBound(owner, "qiaoliang_owner"))
                    .hasMessageStartingWith("database.role.owns");
        }
    }

    private Instance prepare(@Nullable Boolean demo, boolean reset) {
        var program = new DatabaseProperties.Program(data, null, null, demo, reset, null);
        return new DatabaseStart(server, program, null, SILENT).prepare().instance();
    }
}
