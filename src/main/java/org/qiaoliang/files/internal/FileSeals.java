package org.qiaoliang.files.internal;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.CaseKeys;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.springframework.stereotype.Component;

/** Seals names and content keys: with the case's own key where there is one, with the program's otherwise. */
@Component
class FileSeals {
    static final String NAME = "files.name";
    static final String KEY = "files.key";

    private final Vault vault;
    private final CaseKeys caseKeys;

    FileSeals(Vault vault, CaseKeys caseKeys) {
        this.vault = vault;
        this.caseKeys = caseKeys;
    }

    byte[] sealName(@Nullable CaseKeyId key, String name) {
        return key == null ? vault.seal(NAME, name) : caseKeys.seal(key, name);
    }

    String openName(@Nullable CaseKeyId key, byte[] sealed) {
        return key == null ? vault.open(NAME, sealed) : caseKeys.open(key, sealed);
    }

    byte[] sealKey(@Nullable CaseKeyId key, byte[] contentKey) {
        return key == null ? vault.sealBytes(KEY, contentKey) : caseKeys.sealBytes(key, contentKey);
    }

    byte[] openKey(@Nullable CaseKeyId key, byte[] sealed) throws SealBroken {
        return key == null ? vault.openBytes(KEY, sealed) : caseKeys.openBytes(key, sealed);
    }
}
