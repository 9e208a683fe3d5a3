package org.qiaoliang.ledger;

import org.qiaoliang.kernel.Fen;

/**
 * What entries add up to.
 *
 * @param quantity person-times, cases, … (人次): the sum of the entries' quantities
 * @param persons distinct known persons (人数); 0 when the query did not want them
 * @param unidentified the part of the quantity that reached somebody not known
 * @param amount money
 * @param entries how many entries there are, reversals included
 */
public record Figure(long quantity, long persons, long unidentified, Fen amount, long entries) {
    public static final Figure ZERO = new Figure(0, 0, 0, Fen.ZERO, 0);
}
