package org.qiaoliang.audit.internal;

import static org.qiaoliang.tables.audit.Tables.EVENT;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;

/** Rows of the trail as they are read. */
final class TrailRows {
    static final List<Field<?>> COLUMNS = List.of(
            EVENT.ID,
            EVENT.AT,
            EVENT.VIEWER,
            EVENT.ACCOUNT,
            EVENT.ACTOR,
            EVENT.ORGANIZATION,
            EVENT.ORIGIN,
            EVENT.ACTION,
            EVENT.SUBJECT_TYPE,
            EVENT.SUBJECT,
            EVENT.SCOPE_KEY,
            EVENT.ON_BEHALF_OF,
            EVENT.REASON,
            EVENT.BEFORE,
            EVENT.AFTER,
            EVENT.CONFIDENTIAL,
            EVENT.MAC);

    private TrailRows() {}

    static TrailRow row(Record row) {
        return new TrailRow(
                row.get(EVENT.ID),
                row.get(EVENT.AT).toInstant(),
                row.get(EVENT.VIEWER),
                row.get(EVENT.ACCOUNT),
                row.get(EVENT.ACTOR),
                row.get(EVENT.ORGANIZATION),
                row.get(EVENT.ORIGIN),
                row.get(EVENT.ACTION),
                row.get(EVENT.SUBJECT_TYPE),
                row.get(EVENT.SUBJECT),
                row.get(EVENT.SCOPE_KEY),
                row.get(EVENT.ON_BEHALF_OF),
                row.get(EVENT.REASON),
                TrailJson.read(row.get(EVENT.BEFORE).data()),
                TrailJson.read(row.get(EVENT.AFTER).data()),
                row.get(EVENT.CONFIDENTIAL));
    }
}
