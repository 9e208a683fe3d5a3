package org.qiaoliang.crypto.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With what to seal, and master keys besides the one in {@link org.qiaoliang.database.MasterKeyFile}.
 *
 * @param masterKey base64 of 32 bytes, for secrets given by environment ({@code QIAOLIANG_MASTER_KEY})
 * @param previousMasterKeyFile the one before, while its keys are wrapped anew
 * @param cipher {@code aes} or {@code sm4} for what is sealed from now on
 */
@ConfigurationProperties("qiaoliang")
record CryptoProperties(
        @Nullable String masterKey,
        @Nullable Path previousMasterKeyFile,
        @DefaultValue("aes") Cipher cipher) {
    enum Cipher {
        AES(Aead.AES_256_GCM),
        SM4(Aead.SM4_GCM);

        private final Aead aead;

        Cipher(Aead aead) {
            this.aead = aead;
        }

        Aead aead() {
            return aead;
        }
    }
}
