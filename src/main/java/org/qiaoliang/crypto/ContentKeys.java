package org.qiaoliang.crypto;

/** Keys for contents too long to seal whole. */
public interface ContentKeys {
    ContentKey fresh();

    /** The key whose {@link ContentKey#bytes} were kept. */
    ContentKey of(byte[] bytes);
}
