package org.qiaoliang.crypto;

/**
 * A key for one long content, sealed piece by piece. Place and end are bound in, so that pieces can't be reordered, left
 * out or cut off unnoticed.
 */
public interface ContentKey {
    /** The key itself; to be kept sealed only. */
    byte[] bytes();

    /**
     * Seals a piece.
     *
     * @param index its place, from 0
     * @param last whether the content ends with it
     */
    byte[] seal(int index, boolean last, byte[] piece);

    /** @throws SealBroken when the piece was changed, or is not the one of this place */
    byte[] open(int index, boolean last, byte[] sealed);
}
