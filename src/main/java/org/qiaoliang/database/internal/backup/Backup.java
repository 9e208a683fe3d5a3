package org.qiaoliang.database.internal.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.qiaoliang.database.internal.server.Progress;
import org.qiaoliang.database.internal.server.Secrets;

/** Writes a backup while the program goes on working: everything is read in one snapshot. */
final class Backup {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    private final Connection connection;
    private final Path data;
    private final KeyPlace masterKey;
    private final Progress progress;

    Backup(Connection connection, Path data, KeyPlace masterKey, Progress progress) {
        this.connection = connection;
        this.data = data;
        this.masterKey = masterKey;
        this.progress = progress;
    }

    Manifest write(BackupFiles files) throws IOException, SQLException {
        files.requireNone();
        byte[] key = masterKey.read();
        long began = System.nanoTime();
        Path half = files.half();
        Files.deleteIfExists(half);
        MessageDigest whole = Digests.sha256();
        Manifest manifest;
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(half, options, owner)) {
            var zip = new ZipOutputStream(
                    new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), whole),
                    StandardCharsets.UTF_8);
            zip.setLevel(Deflater.BEST_SPEED);
            manifest = fill(zip, Digests.fingerprint(key));
            zip.finish();
            zip.flush();
            channel.force(true);
        } catch (IOException | SQLException | RuntimeException e) {
            Files.deleteIfExists(half);
            throw e;
        }
        if (masterKey.given().isEmpty()) {
            Secrets.write(files.key(), key);
        }
        Secrets.write(files.checksum(), files.checksumLine(Digests.hex(whole)).getBytes(StandardCharsets.UTF_8));
        Files.move(half, files.archive(), StandardCopyOption.ATOMIC_MOVE);
        progress.tell(
                "database.backup.done",
                files.archive(),
                manifest.tables().size(),
                manifest.rows(),
                Files.size(files.archive()) >> 10,
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        if (masterKey.given().isEmpty()) {
            progress.tell("database.backup.key", files.key());
        }
        return manifest;
    }

    private Manifest fill(ZipOutputStream zip, String fingerprint) throws IOException, SQLException {
        // The files first: the head of the audit trail kept beside the database must not be ahead of it.
        List<Manifest.Extra> extras = extras(zip);
        connection.setAutoCommit(false);
        Instant made;
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            CopySettings.apply(statement);
            made = snapshotTaken(statement);
        }
        Catalogue catalogue = new Catalogue(connection);
        List<Manifest.Table> tables = tables(zip, catalogue.tables());
        // Sequences stand outside of snapshots; read last they are never behind the rows.
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                made.toString(),
                connection.getMetaData().getDatabaseProductVersion(),
                fingerprint,
                catalogue.migrations(),
                tables,
                catalogue.sequences(),
                extras);
        connection.commit();
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(manifest.toJson());
        zip.closeEntry();
        return manifest;
    }

    private static Instant snapshotTaken(Statement statement) throws SQLException {
        try (ResultSet now = statement.executeQuery("select date_trunc('second', transaction_timestamp())")) {
            now.next();
            return now.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private List<Manifest.Table> tables(ZipOutputStream zip, List<Manifest.Table> tables)
            throws IOException, SQLException {
        List<Manifest.Table> written = new ArrayList<>();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long said = System.nanoTime();
        for (Manifest.Table table : tables) {
            if (System.nanoTime() - said > BETWEEN_LINES.toNanos()) {
                progress.tell("database.backup.table", written.size() + 1, tables.size(), table.name());
                said = System.nanoTime();
            }
            MessageDigest digest = Digests.sha256();
            zip.putNextEntry(new ZipEntry(table.entry()));
            long rows = copy.copyOut(
                    "copy %s (%s) to stdout".formatted(table.name(), table.columns()),
                    new DigestOutputStream(new Unclosed(zip), digest));
            zip.closeEntry();
            written.add(table.counted(rows, Digests.hex(digest)));
        }
        return written;
    }

    private List<Manifest.Extra> extras(ZipOutputStream zip) throws IOException {
        List<Manifest.Extra> written = new ArrayList<>();
        for (Path path : BackupFiles.extras(data)) {
            try (InputStream in = Files.newInputStream(data.resolve(path))) {
                MessageDigest digest = Digests.sha256();
                zip.putNextEntry(new ZipEntry("data/" + path));
                in.transferTo(new DigestOutputStream(new Unclosed(zip), digest));
                zip.closeEntry();
                written.add(new Manifest.Extra(path.toString(), Digests.hex(digest)));
            } catch (NoSuchFileException goneMeanwhile) {
                continue;
            }
        }
        return written;
    }

    /** One entry's end is not the archive's. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
