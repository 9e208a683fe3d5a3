package org.qiaoliang.appeals.internal.figures;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.internal.reading.Reach;
import org.qiaoliang.ledger.RecordLink;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From a line of the ledger to its appeal, for those who may open it. */
@Component
class AppealRecords implements RecordLink {
    private final DSLContext sql;
    private final TransactionTemplate transactions;

    AppealRecords(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public String type() {
        return "appeal";
    }

    @Override
    public Map<String, String> hrefs(Collection<String> numbers, Viewer viewer) {
        var hrefs = new HashMap<String, String>();
        if (viewer.may(Permission.APPEAL_READ)) {
            CurrentViewer.as(
                    viewer,
                    () -> transactions.executeWithoutResult(status -> sql.select(APPEAL.NUMBER)
                            .from(APPEAL)
                            .where(APPEAL.NUMBER.in(numbers))
                            .and(APPEAL.CASE_KEY.isNull())
                            .and(Reach.within(viewer.scope(Permission.APPEAL_READ)))
                            .forEach(row -> hrefs.put(row.value1(), "/workbench/appeals/" + row.value1()))));
        }
        return hrefs;
    }
}
