package org.qiaoliang.crypto.internal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.qiaoliang.crypto.SealBroken;

/** Authenticated encryption; the number is the first byte of every sealed value and never changes. */
enum Aead {
    AES_256_GCM(1, 32) {
        @Override
        byte[] run(boolean seal, byte[] key, byte[] nonce, byte[] bound, byte[] input, int from)
                throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    seal ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(input, from, input.length - from);
        }
    },
    /** GB/T 32907. */
    SM4_GCM(2, 16) {
        @Override
        byte[] run(boolean seal, byte[] key, byte[] nonce, byte[] bound, byte[] input, int from)
                throws GeneralSecurityException {
            var cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG * 8, nonce, bound));
            var output = new byte[cipher.getOutputSize(input.length - from)];
            var written = cipher.processBytes(input, from, input.length - from, output, 0);
            try {
                written += cipher.doFinal(output, written);
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException(e);
            }
            return written == output.length ? output : Arrays.copyOf(output, written);
        }
    };

    static final int NONCE = 12;
    static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte number;
    private final int keyLength;

    Aead(int number, int keyLength) {
        this.number = (byte) number;
        this.keyLength = keyLength;
    }

    abstract byte[] run(boolean seal, byte[] key, byte[] nonce, byte[] bound, byte[] input, int from)
            throws GeneralSecurityException;

    byte number() {
        return number;
    }

    byte[] newKey() {
        return random(keyLength);
    }

    int keyLength() {
        return keyLength;
    }

    static Aead ofNumber(int number) {
        for (var aead : values()) {
            if (aead.number == number) {
                return aead;
            }
        }
        throw new SealBroken("sealed in a way this version does not know");
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Prefix, nonce, ciphertext and tag; {@code bound} must be given again to open. */
    byte[] seal(byte[] key, byte[] prefix, byte[] bound, byte[] plain) {
        try {
            var nonce = random(NONCE);
            var sealed = run(true, key, nonce, bound, plain, 0);
            var result = Arrays.copyOf(prefix, prefix.length + NONCE + sealed.length);
            System.arraycopy(nonce, 0, result, prefix.length, NONCE);
            System.arraycopy(sealed, 0, result, prefix.length + NONCE, sealed.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can't seal with " + this, e);
        }
    }

    /** Opens what {@link #seal} gave, whose prefix is so many bytes long. */
    byte[] open(byte[] key, int prefix, byte[] bound, byte[] sealed) {
        if (sealed.length < prefix + NONCE + TAG) {
            throw new SealBroken("too short to be sealed");
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, prefix, prefix + NONCE);
            return run(false, key, nonce, bound, sealed, prefix + NONCE);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("does not open: changed, or of another purpose");
        }
    }
}
