package org.qiaoliang.crypto.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.qiaoliang.crypto.RecordKey;
import org.qiaoliang.crypto.RecordKeys;
import org.qiaoliang.crypto.SealBroken;
import org.springframework.stereotype.Component;

@Component
class FreshRecordKeys implements RecordKeys {
    private final Aead aead;

    FreshRecordKeys(CryptoProperties properties) {
        this.aead = properties.cipher().aead();
    }

    @Override
    public RecordKey fresh() {
        return new FieldKey(aead, aead.newKey());
    }

    @Override
    public RecordKey of(byte[] bytes) {
        for (var candidate : Aead.values()) {
            if (candidate.keyLength() == bytes.length) {
                return new FieldKey(candidate, bytes.clone());
            }
        }
        throw new SealBroken("not a key of a record");
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record FieldKey(Aead aead, byte[] bytes) implements RecordKey {
        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public byte[] seal(String field, String text) {
            return aead.seal(bytes, new byte[0], field.getBytes(UTF_8), text.getBytes(UTF_8));
        }

        @Override
        public String open(String field, byte[] sealed) {
            return new String(aead.open(bytes, 0, field.getBytes(UTF_8), sealed), UTF_8);
        }

        @Override
        public String toString() {
            return "key of a record";
        }
    }
}
