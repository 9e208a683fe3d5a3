package org.qiaoliang.appeals.internal.handling;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.CaseKeys;
import org.springframework.stereotype.Component;

/** What is said, as it is stored: in the clear, or sealed with the key of a confidential case (APPEAL-4). */
@Component
public class SealedWords {
    private final CaseKeys keys;

    SealedWords(CaseKeys keys) {
        this.keys = keys;
    }

    /** Exactly one of the two is there. */
    public record Stored(@Nullable String text, byte @Nullable [] sealed) {}

    public Stored store(@Nullable CaseKeyId key, String said) {
        return key == null ? new Stored(said, null) : new Stored(null, keys.seal(key, said));
    }

    public String read(@Nullable CaseKeyId key, @Nullable String text, byte @Nullable [] sealed) {
        if (sealed != null && key != null) {
            return keys.open(key, sealed);
        }
        return text == null ? "" : text;
    }
}
