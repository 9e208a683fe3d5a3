package org.qiaoliang.crypto.internal;

/** A key, unwrapped: lives in memory only. */
@SuppressWarnings("ArrayRecordComponent")
record Secret(long id, String purpose, Aead aead, byte[] bytes) {
    @Override
    public String toString() {
        return "key " + id + " of " + purpose;
    }
}
