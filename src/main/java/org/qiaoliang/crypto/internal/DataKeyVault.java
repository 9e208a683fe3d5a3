package org.qiaoliang.crypto.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.springframework.stereotype.Component;

@Component
class DataKeyVault implements Vault {
    private final KeyRing keys;

    DataKeyVault(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(String purpose, String text) {
        return sealBytes(purpose, text.getBytes(UTF_8));
    }

    @Override
    public String open(String purpose, byte[] sealed) {
        return new String(openBytes(purpose, sealed), UTF_8);
    }

    @Override
    public byte[] sealBytes(String purpose, byte[] bytes) {
        return Sealing.seal(keys.forSealing(purpose), purpose, bytes);
    }

    @Override
    public byte[] openBytes(String purpose, byte[] sealed) {
        var secret = keys.byId(Sealing.keyNumber(sealed));
        if (!secret.purpose().equals(purpose)) {
            throw new SealBroken("sealed for another purpose");
        }
        return Sealing.open(secret, purpose, sealed);
    }

    @Override
    public byte[] lookup(String purpose, String value) {
        return mac(purpose, value.getBytes(UTF_8));
    }

    @Override
    public byte[] mac(String purpose, byte[] bytes) {
        return Hmac.of(keys.forHashing(purpose), bytes);
    }

    @Override
    public byte[] currentHeader(String purpose) {
        var secret = keys.forSealing(purpose);
        return Sealing.header(secret.aead(), secret.id());
    }
}
