package org.qiaoliang.crypto;

/**
 * A key for the few secrets of one record. With the key gone they open for nobody: erasing a record is erasing its key.
 */
public interface RecordKey {
    /** The key itself; to be kept sealed only, beside what it seals. */
    byte[] bytes();

    /**
     * Seals a text.
     *
     * @param field which of the record's; bound in, so that a value put in another's place does not open
     */
    byte[] seal(String field, String text);

    /** @throws SealBroken when the bytes were changed, or are of another field or another record */
    String open(String field, byte[] sealed);
}
