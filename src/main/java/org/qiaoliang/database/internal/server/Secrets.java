package org.qiaoliang.database.internal.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.qiaoliang.database.StartupFailure;

/** Passwords and the master key, in files that only their owner can read. */
public final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** The password of a role, made up on first use. */
    public String password(DatabaseRole role) {
        return password(role.word());
    }

    String password(String name) {
        Path file = folder.resolve(name + ".password");
        try {
            if (Files.notExists(file)) {
                String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random(24));
                write(file, made.getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartupFailure(e, "database.secret.unusable", file, e.getMessage());
        }
    }

    /** 32 random bytes into the file, unless it is there already. Says whether it made them. */
    public static boolean createMasterKey(Path file) {
        try {
            if (Files.exists(file)) {
                return false;
            }
            write(file, random(KEY_BYTES));
            return true;
        } catch (IOException e) {
            throw new StartupFailure(e, "database.secret.unusable", file, e.getMessage());
        }
    }

    /** Writes a file that only its owner can read: whole or not at all, and on the disk when this returns. */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.notExists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner("rwx------")));
        }
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(half, options, PosixFilePermissions.asFileAttribute(owner("rw-------")))) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        DataFolder.sync(folder);
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> owner(String permissions) {
        return PosixFilePermissions.fromString(permissions);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
