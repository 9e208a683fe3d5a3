package org.qiaoliang.crypto;

/**
 * Keys of single confidential cases (APPEAL-4). All methods run in the transaction that is open, the app's or the
 * system's. A destroyed key makes all that it sealed unreadable for good.
 */
public interface CaseKeys {
    /** Makes a key for a case, in the running transaction. */
    CaseKeyId create();

    byte[] seal(CaseKeyId key, String text);

    /** @throws SealBroken when the bytes were changed, were sealed for another case, or the key was destroyed */
    String open(CaseKeyId key, byte[] sealed);

    byte[] sealBytes(CaseKeyId key, byte[] bytes);

    /** @throws SealBroken as {@link #open} */
    byte[] openBytes(CaseKeyId key, byte[] sealed);

    /**
     * Destroys a key for good; a repeat does nothing. Only in a transaction of the system role: erasing is background work.
     */
    void destroy(CaseKeyId key);
}
