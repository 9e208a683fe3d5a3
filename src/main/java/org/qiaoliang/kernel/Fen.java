package org.qiaoliang.kernel;

/**
 * An amount of money in fen (LEDGER-4), a hundredth of a yuan.
 *
 * @param value may be negative in a reversal
 */
public record Fen(long value) {
    public static final Fen ZERO = new Fen(0);

    public Fen plus(Fen other) {
        return new Fen(Math.addExact(value, other.value));
    }

    public Fen negated() {
        return new Fen(Math.negateExact(value));
    }
}
