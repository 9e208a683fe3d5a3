package org.qiaoliang.ledger;

/** Whom a service reached, so that distinct persons (人数) are exact beside person-times (LEDGER-3). */
public sealed interface Beneficiary {
    /** Known by the keyed hash of a phone; the same hash is the same person. */
    record ByPhone(byte[] phoneKey) implements Beneficiary {}

    /** Not known who; counted apart. */
    record Unidentified() implements Beneficiary {}

    /** A unit, or nobody in particular. */
    record None() implements Beneficiary {}
}
