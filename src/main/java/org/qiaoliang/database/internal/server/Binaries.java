package org.qiaoliang.database.internal.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.qiaoliang.database.StartupFailure;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel in the jar, unpacked once per version. */
record Binaries(Path home, String version) {
    private static final String PREFIX = "pg-bin-";
    private static final Pattern VERSION_IN_JAR_NAME = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    static Binaries unpackedIn(DataFolder data, Progress progress) {
        URL archive = archive();
        String version = version(archive);
        Path home = data.path().resolve(PREFIX + version);
        try {
            if (Files.notExists(home)) {
                progress.tell("database.unpacking", version);
                Path half = data.path().resolve(PREFIX + version + ".new");
                DataFolder.delete(half);
                try (InputStream in = archive.openStream()) {
                    unpack(in, half);
                }
                DataFolder.moveIntoPlace(half, home);
                deleteOlder(data.path(), home);
            }
        } catch (IOException e) {
            throw new StartupFailure(e, "database.unpack.failed", data.path(), e.getMessage());
        }
        return new Binaries(home, version);
    }

    private static URL archive() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = switch (machine) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        URL found = name.isEmpty() || !system.contains("linux")
                ? null
                : Binaries.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new StartupFailure("database.platform.unknown", system, machine);
        }
        return found;
    }

    private static String version(URL archive) {
        Matcher matcher = VERSION_IN_JAR_NAME.matcher(archive.toString());
        String version = "";
        while (matcher.find()) {
            version = matcher.group(1);
        }
        if (version.isEmpty()) {
            throw new IllegalStateException("No version in " + archive);
        }
        return version;
    }

    private static void unpack(InputStream in, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("Outside of the archive: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? path : path.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (!entry.isDirectory()) {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static void deleteOlder(Path folder, Path current) throws IOException {
        try (var siblings = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path each : siblings) {
                if (!each.equals(current)) {
                    DataFolder.delete(each);
                }
            }
        }
    }
}
