package org.qiaoliang.divisions;

/** What lies in a division, to be told before it is changed; implemented by each module that keeps such things. */
public interface DivisionContents {
    /** Message key of a phrase with the number as {0}, such as "12 organizations". */
    String key();

    /** How much lies in the division and all below it, whoever asks; nothing confidential is counted. */
    long within(Division division);
}
