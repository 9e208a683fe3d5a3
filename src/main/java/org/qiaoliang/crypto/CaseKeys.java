package org.qiaoliang.crypto;

/** Keys of single confidential cases (APPEAL-4). A destroyed key makes all that it sealed unreadable for good. */
public interface CaseKeys {
    /** Makes a key for a case, in the running transaction. */
    CaseKeyId create();

    byte[] seal(CaseKeyId key, String text);

    String open(CaseKeyId key, byte[] sealed);

    byte[] sealBytes(CaseKeyId key, byte[] bytes);

    byte[] openBytes(CaseKeyId key, byte[] sealed);

    void destroy(CaseKeyId key);
}
