package org.qiaoliang.crypto.internal;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Keyed hashes of 32 bytes: HMAC-SHA-256, or HMAC-SM3 (GB/T 32905) for keys made while SM4 was set. */
final class Hmac {
    private Hmac() {}

    static byte[] of(Secret secret, byte[] value) {
        return switch (secret.aead()) {
            case AES_256_GCM -> sha256(secret.bytes(), value);
            case SM4_GCM -> sm3(secret.bytes(), value);
        };
    }

    static byte[] sha256(byte[] key, byte[] value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    private static byte[] sm3(byte[] key, byte[] value) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(value, 0, value.length);
        var result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }
}
