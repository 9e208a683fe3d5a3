package org.qiaoliang.kernel;

/**
 * Whose a row is, in one number: organization kind × 10^12 + place. A grant over a kind and a division is a range of such
 * numbers, so that row-level security and indexes both work on one {@code bigint}.
 *
 * @param value kind number × 10^12 + 12-digit place
 */
public record ScopeKey(long value) {
    public static final long KIND_FACTOR = 1_000_000_000_000L;

    public static ScopeKey of(OrganizationKind kind, DivisionCode division) {
        return new ScopeKey(kind.number() * KIND_FACTOR + division.place());
    }

    public OrganizationKind kind() {
        return OrganizationKind.ofNumber(Math.toIntExact(value / KIND_FACTOR));
    }

    /** The 12-digit place. */
    public long place() {
        return value % KIND_FACTOR;
    }
}
