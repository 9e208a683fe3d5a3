package org.qiaoliang.kernel;

/** The number of one organization. */
public record OrganizationId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
