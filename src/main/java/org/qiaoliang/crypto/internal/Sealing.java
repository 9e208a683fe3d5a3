package org.qiaoliang.crypto.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;

/** The form of a sealed value: algorithm, key number, nonce, ciphertext and tag. Header and purpose are bound in. */
final class Sealing {
    private Sealing() {}

    static byte[] header(Aead aead, long key) {
        return ByteBuffer.allocate(Vault.HEADER).put(aead.number()).putLong(key).array();
    }

    static long keyNumber(byte[] sealed) {
        if (sealed.length < Vault.OVERHEAD) {
            throw new SealBroken("too short to be sealed");
        }
        return ByteBuffer.wrap(sealed, 1, Long.BYTES).getLong();
    }

    static byte[] seal(Secret secret, String purpose, byte[] plain) {
        var header = header(secret.aead(), secret.id());
        return secret.aead().seal(secret.bytes(), header, bound(header, purpose), plain);
    }

    static byte[] open(Secret secret, String purpose, byte[] sealed) {
        var header = header(secret.aead(), secret.id());
        if (sealed.length < Vault.OVERHEAD
                || ByteBuffer.wrap(sealed, 0, Vault.HEADER).compareTo(ByteBuffer.wrap(header)) != 0) {
            throw new SealBroken("sealed with another key");
        }
        return secret.aead().open(secret.bytes(), Vault.HEADER, bound(header, purpose), sealed);
    }

    private static byte[] bound(byte[] header, String purpose) {
        var words = purpose.getBytes(UTF_8);
        return ByteBuffer.allocate(header.length + words.length)
                .put(header)
                .put(words)
                .array();
    }
}
