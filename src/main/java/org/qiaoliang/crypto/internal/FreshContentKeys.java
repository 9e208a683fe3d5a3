package org.qiaoliang.crypto.internal;

import java.nio.ByteBuffer;
import org.qiaoliang.crypto.ContentKey;
import org.qiaoliang.crypto.ContentKeys;
import org.qiaoliang.crypto.SealBroken;
import org.springframework.stereotype.Component;

@Component
class FreshContentKeys implements ContentKeys {
    private final Aead aead;

    FreshContentKeys(CryptoProperties properties) {
        this.aead = properties.cipher().aead();
    }

    @Override
    public ContentKey fresh() {
        return new PieceKey(aead, aead.newKey());
    }

    @Override
    public ContentKey of(byte[] bytes) {
        for (var candidate : Aead.values()) {
            if (candidate.keyLength() == bytes.length) {
                return new PieceKey(candidate, bytes.clone());
            }
        }
        throw new SealBroken("not a content key");
    }

    private record PieceKey(Aead aead, byte[] bytes) implements ContentKey {
        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public byte[] seal(int index, boolean last, byte[] piece) {
            return aead.seal(bytes, new byte[0], place(index, last), piece);
        }

        @Override
        public byte[] open(int index, boolean last, byte[] sealed) {
            return aead.open(bytes, 0, place(index, last), sealed);
        }

        private static byte[] place(int index, boolean last) {
            return ByteBuffer.allocate(5)
                    .putInt(index)
                    .put((byte) (last ? 1 : 0))
                    .array();
        }
    }
}
