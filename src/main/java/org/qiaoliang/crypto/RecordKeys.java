package org.qiaoliang.crypto;

/** Keys of single records, each kept beside what it seals, sealed by the {@link Vault}; made without a statement. */
public interface RecordKeys {
    RecordKey fresh();

    /** The key whose {@link RecordKey#bytes} were kept. */
    RecordKey of(byte[] bytes);
}
