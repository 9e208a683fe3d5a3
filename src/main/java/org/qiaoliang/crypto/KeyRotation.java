package org.qiaoliang.crypto;

import java.util.List;
import java.util.function.LongConsumer;

/** New data keys for old. Long work: call it off the request. */
public interface KeyRotation {
    /** The purposes that have a key for sealing. */
    List<String> purposes();

    /** Makes a new key current for a purpose; former keys stay for opening. Other nodes follow within a minute. */
    void renew(String purpose);

    /**
     * Seals again, in batches of a transaction each, what the {@link SealedColumn}s hold under former keys.
     *
     * @param progress told how many values were sealed again so far
     * @return how many in all
     */
    long reseal(LongConsumer progress);
}
