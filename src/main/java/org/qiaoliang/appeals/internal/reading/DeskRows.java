package org.qiaoliang.appeals.internal.reading;

import static org.jooq.impl.DSL.row;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;

/** Rows of lists as the table has them. */
final class DeskRows {
    static final List<Field<?>> FIELDS = List.of(
            APPEAL.ID,
            APPEAL.NUMBER,
            APPEAL.VERSION,
            APPEAL.STATE,
            APPEAL.CATEGORY,
            APPEAL.CHANNEL,
            APPEAL.TITLE,
            APPEAL.DIVISION_ID,
            APPEAL.PLACE_CODE,
            APPEAL.ORGANIZATION_ID,
            APPEAL.HANDLER_NAME,
            APPEAL.RECEIVED_AT,
            APPEAL.DUE_AT,
            APPEAL.CASE_KEY,
            APPEAL.SECOND_LOOK);

    private DeskRows() {}

    static DeskRow read(Record row) {
        return new DeskRow(
                row.get(APPEAL.ID),
                new AppealNumber(row.get(APPEAL.NUMBER)),
                row.get(APPEAL.VERSION),
                AppealState.ofCode(row.get(APPEAL.STATE)).orElseThrow(),
                row.get(APPEAL.CATEGORY),
                row.get(APPEAL.CHANNEL),
                row.get(APPEAL.TITLE),
                new DivisionId(row.get(APPEAL.DIVISION_ID)),
                row.get(APPEAL.PLACE_CODE),
                new OrganizationId(row.get(APPEAL.ORGANIZATION_ID)),
                row.get(APPEAL.HANDLER_NAME),
                row.get(APPEAL.RECEIVED_AT).toInstant(),
                AppealRepository.due(row.get(APPEAL.DUE_AT)),
                row.get(APPEAL.CASE_KEY) != null,
                row.get(APPEAL.SECOND_LOOK));
    }
}
