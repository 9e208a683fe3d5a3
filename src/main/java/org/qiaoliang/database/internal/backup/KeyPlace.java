package org.qiaoliang.database.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.Secrets;

/**
 * Where the program has its master key.
 *
 * @param file  its file
 * @param given the key itself, when it comes by environment; then no file of it is read or written
 */
record KeyPlace(Path file, Optional<byte[]> given) {
    static KeyPlace of(Path file) {
        return new KeyPlace(
                file,
                Optional.ofNullable(System.getenv("QIAOLIANG_MASTER_KEY"))
                        .map(text -> Base64.getDecoder().decode(text.strip())));
    }

    byte[] read() throws IOException {
        if (given.isPresent()) {
            return given.get();
        }
        if (Files.notExists(file)) {
            throw new StartupFailure("database.key.missing", file);
        }
        return Files.readAllBytes(file);
    }

    boolean isKnown() {
        return given.isPresent() || Files.exists(file);
    }

    /** Puts a restored key where the program looks for it. */
    void keep(byte[] key) throws IOException {
        if (!isKnown()) {
            Secrets.write(file, key);
        }
    }
}
