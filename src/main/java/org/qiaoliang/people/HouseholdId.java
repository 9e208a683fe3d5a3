package org.qiaoliang.people;

/** The stable id of one household. */
public record HouseholdId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
