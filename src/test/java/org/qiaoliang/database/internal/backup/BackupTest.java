package org.qiaoliang.database.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.DatabaseServer;
import org.qiaoliang.database.internal.Migrations;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.Progress;
import org.qiaoliang.database.internal.server.Secrets;

/** A backup of a database in use, and what becomes of it. */
class BackupTest {
    private static final Progress SILENT = line -> {};

    /** Two tables that need each other, rows that policies hide, a trigger that must not fire twice. */
    private static final String TABLES = """
            create schema trial;
            create table trial.parent (id bigint generated always as identity primary key,
                favourite bigint, word text, bits bytea, at timestamptz, ranges int8multirange,
                size int generated always as (length(word)) stored);
            create table trial.child (id bigserial primary key, parent bigint not null references trial.parent);
            alter table trial.parent add constraint parent_favourite_fkey
                foreign key (favourite) references trial.child;
            create index parent_word on trial.parent (word);
            create table trial.seen (n int);
            create function trial.see() returns trigger language plpgsql as
                'begin insert into trial.seen values (1); return null; end';
            create trigger see after insert on trial.parent for each row execute function trial.see();
            alter table trial.parent enable row level security;
            alter table trial.parent force row level security;
            """;

    @TempDir
    static Path home;

    private static Path data;
    private static BackupFiles files;
    private static DatabaseServer server;
    private static Manifest manifest;

    @BeforeAll
    static void back() throws Exception {
        data = home.resolve("city");
        files = new BackupFiles(home.resolve("city.backup"));
        server = DatabaseServer.embedded(data, SILENT);
        Secrets.createMasterKey(data.resolve("secrets/master.key"));
        Files.writeString(Files.createDirectories(data.resolve("kept")).resolve("head"), "beside the database");
        try (Connection owner = server.connect(DatabaseRole.OWNER)) {
            Migrations.run(server, SILENT);
            owner.createStatement().execute(TABLES);
            owner.createStatement().execute("""
                    alter table trial.parent no force row level security;
                    insert into trial.parent (word, bits, at, ranges)
                        values (E'两行\\n与\\t制表\\\\N', '\\x00ff', '2026-11-23 10:00:00.123456+08', '{[1,5),[9,12)}'), (null, null, null, null);
                    insert into trial.child (parent) values (1);
                    update trial.parent set favourite = 1 where id = 1;
                    alter table trial.parent force row level security;
                    create sequence trial."made In use";
                    select setval('trial."made In use"', 41);
                    """);
        }
        manifest = commands(data).backup(files);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsTheKeyApartAndBothFromOtherEyes() throws Exception {
        assertThat(files.key()).hasBinaryContent(Files.readAllBytes(data.resolve("secrets/master.key")));
        for (Path file : new Path[] {files.archive(), files.key(), files.checksum()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(files.checksum()))
                .isEqualTo(Digests.of(Files.newInputStream(files.archive())) + "  city.backup\n");
    }

    @Test
    void readsRowsThatPoliciesHide() {
        assertThat(manifest.tables())
                .filteredOn(table -> table.name().equals("trial.parent"))
                .first()
                .extracting(Manifest.Table::rows)
                .isEqualTo(2L);
    }

    @Test
    void overwritesNothing() {
        assertThatThrownBy(() -> commands(data).backup(files)).hasMessageStartingWith("database.backup.exists");
        assertThatThrownBy(() -> commands(data).restore(files)).hasMessageStartingWith("database.locked");
    }

    @Test
    void comesBackWhole() throws Exception {
        Path other = home.resolve("other");
        try (Archive archive = Archive.verified(files, SILENT)) {
            restoreWithTrialTables(archive, other);
        }
        try (DatabaseServer restored = DatabaseServer.embedded(other, SILENT);
                Connection owner = restored.connect(DatabaseRole.OWNER);
                Connection reader = restored.connect(DatabaseRole.BACKUP)) {
            assertThat(one(
                            reader,
                            "select word || encode(bits, 'hex') || ranges || size from trial.parent where id = 1"))
                    .isEqualTo("两行\n与\t制表\\N00ff{[1,5),[9,12)}9");
            assertThat(one(
                            reader,
                            "select at = '2026-11-23 10:00:00.123456+08' and favourite = 1 from trial.parent"
                                    + " where id = 1"))
                    .isEqualTo("t");
            assertThat(one(reader, "select count(*) from trial.seen")).isEqualTo("2");
            assertThat(one(
                            reader,
                            "select count(*) from pg_constraint where contype = 'f' and convalidated"
                                    + " and connamespace = 'trial'::regnamespace"))
                    .isEqualTo("2");
            assertThat(one(reader, "select to_regclass('trial.parent_word')")).isEqualTo("trial.parent_word");
            assertThat(one(owner, "select count(*) from trial.parent")).isEqualTo("0");
            assertThat(one(owner, "insert into trial.child (parent) values (2) returning id"))
                    .isEqualTo("2");
            assertThat(one(owner, "select nextval('trial.\"made In use\"')")).isEqualTo("42");
            assertThat(one(owner, "select relforcerowsecurity from pg_class where relname = 'parent'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void refusesADamagedFile() throws Exception {
        BackupFiles damaged = new BackupFiles(home.resolve("damaged.backup"));
        Files.copy(files.archive(), damaged.archive());
        Files.copy(files.key(), damaged.key());
        byte[] bytes = Files.readAllBytes(damaged.archive());
        byte[] name = "tables/trial.parent".getBytes(StandardCharsets.US_ASCII);
        bytes[indexOf(bytes, name) + name.length + 5] ^= 0x5a;
        Files.write(damaged.archive(), bytes);
        Path target = home.resolve("damaged");
        assertThatThrownBy(() -> commands(target).restore(damaged))
                .isInstanceOf(StartupFailure.class)
                .hasMessageStartingWith("database.backup.broken");
        Files.write(damaged.archive(), Arrays.copyOf(bytes, bytes.length - 50));
        assertThatThrownBy(() -> commands(target).restore(damaged)).hasMessageStartingWith("database.backup.broken");
        assertThat(target).doesNotExist();
    }

    @Test
    void refusesAFileThatIsNotTheOneOfTheChecksum() throws Exception {
        BackupFiles exchanged = new BackupFiles(home.resolve("exchanged.backup"));
        Files.copy(files.archive(), exchanged.archive());
        Files.copy(files.key(), exchanged.key());
        Files.writeString(exchanged.checksum(), exchanged.checksumLine("0".repeat(64)));
        assertThatThrownBy(() -> commands(home.resolve("exchanged")).restore(exchanged))
                .hasMessageStartingWith("database.backup.broken");
    }

    @Test
    void refusesWithoutItsKey() throws Exception {
        BackupFiles keyless = new BackupFiles(home.resolve("keyless.backup"));
        Files.copy(files.archive(), keyless.archive());
        assertThatThrownBy(() -> commands(home.resolve("keyless")).restore(keyless))
                .hasMessageStartingWith("database.restore.key.missing");
        Files.write(keyless.key(), new byte[32]);
        assertThatThrownBy(() -> commands(home.resolve("keyless")).restore(keyless))
                .hasMessageStartingWith("database.restore.key.other");
    }

    @Test
    void restoresByTheCommandAndLeavesTheFolderReadyToStart() throws Exception {
        BackupFiles plain = new BackupFiles(home.resolve("plain.backup"));
        Path source = home.resolve("plain-source");
        try (DatabaseServer own = DatabaseServer.embedded(source, SILENT)) {
            Secrets.createMasterKey(source.resolve("secrets/master.key"));
            Migrations.run(own, SILENT);
            Files.writeString(source.resolve("kept"), "beside");
            commands(source).backup(plain);
        }
        Path target = home.resolve("plain-target");
        commands(target).restore(plain);
        assertThat(target.resolve("kept")).hasContent("beside");
        assertThat(target.resolve("restore.new")).doesNotExist();
        assertThat(target.resolve("secrets/master.key"))
                .hasBinaryContent(Files.readAllBytes(source.resolve("secrets/master.key")));
        try (DatabaseServer restored = DatabaseServer.embedded(target, SILENT);
                Connection app = restored.connect(DatabaseRole.APP)) {
            assertThat(app.isValid(5)).isTrue();
        }
        assertThatThrownBy(() -> commands(target).restore(plain)).hasMessageStartingWith("database.restore.notEmpty");
    }

    /** The trial tables come from no migration; in the target they are made by hand before the rows come in. */
    private static void restoreWithTrialTables(Archive archive, Path folder) throws Exception {
        try (DatabaseServer target = DatabaseServer.embedded(folder, SILENT);
                Connection owner = target.connect(DatabaseRole.OWNER)) {
            Migrations.run(target, new RecordedMigrations(archive.manifest().migrations()), SILENT);
            owner.createStatement().execute(TABLES);
            new Restore(owner, archive, SILENT).fill();
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static BackupCommands commands(Path folder) {
        KeyPlace key = new KeyPlace(folder.resolve("secrets/master.key"), Optional.empty());
        return new BackupCommands(folder, "", key, SILENT);
    }

    private static String one(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
