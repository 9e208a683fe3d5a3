package org.qiaoliang.ledger.internal.figures;

import static org.qiaoliang.tables.ledger.Tables.CONFIDENTIAL_CELL;

import java.util.List;
import org.jooq.DSLContext;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.ledger.Figures.Confidential;
import org.qiaoliang.ledger.internal.Codes;
import org.springframework.stereotype.Component;

/** Reads the published totals of confidential services; the policy of the table leaves to each viewer what they reach. */
@Component
class ConfidentialTotals {
    private final DSLContext sql;

    ConfidentialTotals(DSLContext sql) {
        this.sql = sql;
    }

    List<Confidential> of(String measure, int year, DivisionCode division) {
        var cell = CONFIDENTIAL_CELL;
        return sql.select(cell.PLACE, cell.KIND, cell.QUANTITY, cell.AMOUNT_FEN)
                .from(cell)
                .where(cell.MEASURE.eq(measure))
                .and(cell.YEAR.eq(year))
                .and(cell.PLACE.ge(division.place()))
                .and(cell.PLACE.lt(division.placeEnd()))
                .orderBy(cell.PLACE, cell.KIND)
                .fetch(row -> new Confidential(
                        Codes.ofPlace(row.get(cell.PLACE)),
                        row.get(cell.KIND) == 0
                                ? ""
                                : OrganizationKind.ofNumber(row.get(cell.KIND)).code(),
                        row.get(cell.QUANTITY),
                        row.get(cell.AMOUNT_FEN)));
    }
}
