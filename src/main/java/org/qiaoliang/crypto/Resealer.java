package org.qiaoliang.crypto;

import java.util.Set;

/**
 * Seals again what a module keeps sealed, once a new data key became current; offered as a bean by the module that owns
 * the columns.
 */
public interface Resealer {
    /** The purposes whose values it keeps. */
    Set<String> purposes();

    /**
     * Opens and seals again some values that do not begin with {@link Vault#currentHeader}, in the running system
     * transaction.
     *
     * @return how many; 0 when none is left
     */
    int resealSome(String purpose, int atMost);
}
