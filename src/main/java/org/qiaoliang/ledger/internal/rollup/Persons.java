package org.qiaoliang.ledger.internal.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Sets of beneficiary numbers as the cells keep them. */
public final class Persons {
    private Persons() {}

    public static RoaringBitmap read(byte @Nullable [] bytes) {
        var persons = new RoaringBitmap();
        if (bytes != null) {
            try {
                persons.deserialize(ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return persons;
    }

    public static byte @Nullable [] write(RoaringBitmap persons) {
        if (persons.isEmpty()) {
            return null;
        }
        persons.runOptimize();
        var bytes = new byte[persons.serializedSizeInBytes()];
        persons.serialize(ByteBuffer.wrap(bytes));
        return bytes;
    }
}
