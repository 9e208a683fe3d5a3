package org.qiaoliang.crypto.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.qiaoliang.database.StartupFailure;

/** The key from outside the database that wraps all others. */
final class MasterKey {
    private static final int LENGTH = 32;

    private final byte[] bytes;
    private final String name;

    MasterKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new StartupFailure("database.key.malformed");
        }
        this.bytes = bytes.clone();
        this.name = HexFormat.of().formatHex(Hmac.sha256(bytes, "name".getBytes(US_ASCII)), 0, 8);
    }

    static MasterKey read(Path file) {
        try {
            var content = Files.readAllBytes(file);
            return content.length == LENGTH ? new MasterKey(content) : parse(new String(content, US_ASCII));
        } catch (IOException e) {
            throw new StartupFailure(e, "database.secret.unusable", file, e.getMessage());
        }
    }

    static MasterKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new StartupFailure(e, "database.key.malformed");
        }
        return new MasterKey(bytes);
    }

    /** A fingerprint that says nothing of the key; kept beside what it wrapped. */
    String name() {
        return name;
    }

    byte[] wrap(Aead aead, String use, byte[] secret) {
        return aead.seal(wrapping(aead), new byte[] {aead.number()}, bound(use), secret);
    }

    byte[] unwrap(String use, byte[] wrapped) {
        var aead = Aead.ofNumber(wrapped[0]);
        return aead.open(wrapping(aead), 1, bound(use), wrapped);
    }

    /** Each algorithm gets a key of its own, derived from this one. */
    private byte[] wrapping(Aead aead) {
        return Arrays.copyOf(Hmac.sha256(bytes, ("wrap " + aead.number()).getBytes(US_ASCII)), aead.keyLength());
    }

    private static byte[] bound(String use) {
        var words = use.getBytes(UTF_8);
        return ByteBuffer.allocate(5 + words.length)
                .put("wrap ".getBytes(US_ASCII))
                .put(words)
                .array();
    }
}
