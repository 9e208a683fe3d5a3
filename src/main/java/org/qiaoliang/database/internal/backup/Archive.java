package org.qiaoliang.database.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.Progress;

/** A backup opened for reading; nothing is taken from it before all of it was found whole. */
final class Archive implements AutoCloseable {
    private final BackupFiles files;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(BackupFiles files, ZipFile zip, Manifest manifest) {
        this.files = files;
        this.zip = zip;
        this.manifest = manifest;
    }

    static Archive verified(BackupFiles files, Progress progress) throws IOException {
        if (Files.notExists(files.archive())) {
            throw new StartupFailure("database.backup.absent", files.archive());
        }
        progress.tell("database.restore.verifying", files.archive());
        requireChecksum(files);
        ZipFile zip;
        try {
            zip = new ZipFile(files.archive().toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartupFailure(e, "database.backup.broken", files.archive(), e.getMessage());
        }
        try {
            Archive archive = new Archive(files, zip, manifest(files, zip));
            archive.requireWhole();
            return archive;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void requireChecksum(BackupFiles files) throws IOException {
        if (Files.exists(files.checksum())) {
            String recorded = Files.readString(files.checksum()).strip().split("\\s")[0];
            if (!recorded.equals(Digests.of(Files.newInputStream(files.archive())))) {
                throw new StartupFailure("database.backup.broken", files.archive(), "SHA-256");
            }
        }
    }

    private static Manifest manifest(BackupFiles files, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new StartupFailure("database.backup.broken", files.archive(), Manifest.ENTRY);
        }
        Manifest manifest;
        try (InputStream in = zip.getInputStream(entry)) {
            manifest = Manifest.read(in);
        } catch (tools.jackson.core.JacksonException e) {
            throw new StartupFailure(e, "database.backup.broken", files.archive(), Manifest.ENTRY);
        }
        if (manifest.format() > Manifest.FORMAT) {
            throw new StartupFailure("database.restore.newer", manifest.format());
        }
        return manifest;
    }

    private void requireWhole() throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            requireDigest(table.entry(), table.sha256());
        }
        for (Manifest.Extra extra : manifest.extras()) {
            requireDigest(extra.entry(), extra.sha256());
        }
    }

    private void requireDigest(String entry, String sha256) throws IOException {
        boolean same;
        try {
            same = Digests.of(open(entry)).equals(sha256);
        } catch (java.util.zip.ZipException e) {
            throw new StartupFailure(e, "database.backup.broken", files.archive(), entry);
        }
        if (!same) {
            throw new StartupFailure("database.backup.broken", files.archive(), entry);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream open(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw new StartupFailure("database.backup.broken", files.archive(), entry);
        }
        return zip.getInputStream(found);
    }

    /** The master key that belongs to this backup: the one in place already, or the one kept beside the archive. */
    byte[] masterKey(KeyPlace place) throws IOException {
        if (place.isKnown()) {
            return matching(place.read(), place.file());
        }
        if (Files.exists(files.key())) {
            return matching(Files.readAllBytes(files.key()), files.key());
        }
        throw new StartupFailure("database.restore.key.missing", files.key(), place.file());
    }

    private byte[] matching(byte[] key, Path file) {
        if (!Digests.fingerprint(key).equals(manifest.key())) {
            throw new StartupFailure("database.restore.key.other", file);
        }
        return key;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
