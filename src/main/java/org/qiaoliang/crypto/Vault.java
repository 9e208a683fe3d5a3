package org.qiaoliang.crypto;

/** Seals and opens values at rest with the program's data keys. */
public interface Vault {
    /**
     * Seals a text with the current data key of a purpose.
     *
     * @param purpose what the key is for, such as {@code appeals.contact}; bound into the result, so that a value moved
     *     to another column does not open
     */
    byte[] seal(String purpose, String text);

    /** @throws SealBroken when the bytes were changed, belong to another purpose, or their key was destroyed */
    String open(String purpose, byte[] sealed);

    byte[] sealBytes(String purpose, byte[] bytes);

    byte[] openBytes(String purpose, byte[] sealed);

    /** Keyed hash for finding a value without keeping it; the same for the same purpose and (normalized) value. */
    byte[] lookup(String purpose, String value);
}
