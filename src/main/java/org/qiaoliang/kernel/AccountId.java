package org.qiaoliang.kernel;

/** The number of one account. */
public record AccountId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
