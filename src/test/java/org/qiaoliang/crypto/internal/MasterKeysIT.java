package org.qiaoliang.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.database.MasterKeyFile;
import org.qiaoliang.database.StartupFailure;

/** Starts of the program with one master key and another, on a database of its own. */
class MasterKeysIT {
    private static final String DATABASE = "master_keys";

    @TempDir
    private Path folder;

    private final byte[] old = Aead.random(32);
    private final byte[] next = Aead.random(32);
    private DataSource source = TestDatabase.server().getPostgresDatabase();

    @BeforeEach
    void makeADatabase() throws SQLException, IOException {
        execute(TestDatabase.server().getPostgresDatabase(), "drop database if exists " + DATABASE);
        execute(TestDatabase.server().getPostgresDatabase(), "create database " + DATABASE);
        source = TestDatabase.server().getDatabase("postgres", DATABASE);
        execute(
                source,
                Files.readString(Path.of("src/main/resources/db/migration/crypto/V20261123_101000__create_keys.sql")));
        Files.write(folder.resolve("old"), old);
    }

    @Test
    void opensWithTheNewMasterKeyAloneOnceItWrappedAllKeysAnew() {
        var sealed = vault(start(old, false)).seal("tests.phone", "13800138000");
        var hash = vault(start(old, false)).lookup("tests.phone", "13800138000");

        assertThat(vault(start(next, true)).open("tests.phone", sealed)).isEqualTo("13800138000");
        var after = vault(start(next, false));

        assertThat(after.open("tests.phone", sealed)).isEqualTo("13800138000");
        assertThat(after.lookup("tests.phone", "13800138000")).isEqualTo(hash);
    }

    @Test
    void doesNotStartWithAMasterKeyThatIsNotThisDatabases() {
        vault(start(old, false)).seal("tests.phone", "13800138000");

        assertThatThrownBy(() -> start(next, false)).isInstanceOf(StartupFailure.class);
    }

    @Test
    void opensWhatWasSealedBeforeAndAfterTheCipherChanged() {
        var aes = vault(start(old, false)).seal("tests.phone", "13800138000");
        var ring = new KeyRing(source, masters(old, false), properties(old, false, CryptoProperties.Cipher.SM4));
        ring.renew("tests.phone");
        var sm4 = vault(ring).seal("tests.phone", "13800138000");

        var later = vault(start(old, false));
        assertThat(sm4[0]).isEqualTo(Aead.SM4_GCM.number());
        assertThat(later.open("tests.phone", aes)).isEqualTo("13800138000");
        assertThat(later.open("tests.phone", sm4)).isEqualTo("13800138000");
    }

    private KeyRing start(byte[] master, boolean hasPrevious) {
        return new KeyRing(
                source, masters(master, hasPrevious), properties(master, hasPrevious, CryptoProperties.Cipher.AES));
    }

    private MasterKeys masters(byte[] master, boolean hasPrevious) {
        return new MasterKeys(
                properties(master, hasPrevious, CryptoProperties.Cipher.AES),
                new MasterKeyFile(folder.resolve("absent")));
    }

    private CryptoProperties properties(byte[] master, boolean hasPrevious, CryptoProperties.Cipher cipher) {
        return new CryptoProperties(
                Base64.getEncoder().encodeToString(master), hasPrevious ? folder.resolve("old") : null, cipher);
    }

    private static DataKeyVault vault(KeyRing ring) {
        return new DataKeyVault(ring);
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
