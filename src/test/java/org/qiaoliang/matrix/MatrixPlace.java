package org.qiaoliang.matrix;

import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;

/** Where the records of the matrix lie, and where those who are out of scope have their grants. */
public record MatrixPlace(DivisionCode division, OrganizationKind kind) {
    static final DivisionCode ROOT = new DivisionCode("3708");
    static final MatrixPlace HERE = new MatrixPlace(new DivisionCode("370811"), OrganizationKind.TRADE_UNION);
    static final MatrixPlace ELSEWHERE =
            new MatrixPlace(new DivisionCode("370829"), OrganizationKind.WOMENS_FEDERATION);
}
