package org.qiaoliang.audit.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps the head of the chain outside the database, so that cutting off the tail shows. */
@Component
class HeadFile {
    private final Path file;

    HeadFile(@Value("${qiaoliang.audit.head-file:${qiaoliang.data:var}/audit/head}") Path file) {
        this.file = file;
    }

    Optional<Head> read() {
        try {
            return Head.parse(Files.readString(file, US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and on the disk when this returns. */
    void write(Head head) {
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var half = Files.createTempFile(folder, "head", ".half");
            try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                channel.write(US_ASCII.encode(head.line()));
                channel.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
