package org.qiaoliang.crypto;

/**
 * Seals and opens values at rest with the program's data keys: AES-256-GCM, or SM4-GCM by setting. A sealed value is
 * algorithm (1 byte), key number (8), nonce (12), ciphertext and tag (16): {@value #OVERHEAD} bytes more than the plain
 * value.
 */
public interface Vault {
    /** How many bytes a sealed value is longer than the plain one. */
    int OVERHEAD = 37;

    /** Length of {@link #currentHeader}. */
    int HEADER = 9;

    /**
     * Seals a text with the current data key of a purpose.
     *
     * @param purpose what the key is for, such as {@code appeals.contact}: lower-case letters, digits, dots and dashes;
     *     bound into the result, so that a value moved to another column does not open
     */
    byte[] seal(String purpose, String text);

    /** @throws SealBroken when the bytes were changed, belong to another purpose, or their key was destroyed */
    String open(String purpose, byte[] sealed);

    byte[] sealBytes(String purpose, byte[] bytes);

    byte[] openBytes(String purpose, byte[] sealed);

    /**
     * Keyed hash (32 bytes) for finding a value without keeping it; the same for the same purpose and (normalized) value.
     * Its key is not rotated.
     */
    byte[] lookup(String purpose, String value);

    /** Keyed hash (32 bytes) over bytes, for telling whether they were changed. Its key is not rotated. */
    byte[] mac(String purpose, byte[] bytes);

    /**
     * The first {@value #HEADER} bytes of whatever is sealed for the purpose now; a stored value that begins otherwise was
     * sealed with a former key.
     */
    byte[] currentHeader(String purpose);
}
