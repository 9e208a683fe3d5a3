package org.qiaoliang.people;

/** The stable id of one person. */
public record PersonId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
