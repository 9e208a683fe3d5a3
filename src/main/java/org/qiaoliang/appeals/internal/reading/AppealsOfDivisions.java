package org.qiaoliang.appeals.internal.reading;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.Set;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionContents;
import org.springframework.stereotype.Component;

/** How many open appeals a change of a division touches; confidential ones are counted for nobody. */
@Component
class AppealsOfDivisions implements DivisionContents {
    private static final Set<String> OVER = Set.of("closed", "declined", "withdrawn", "joined");

    private final DSLContext system;

    AppealsOfDivisions(@SystemDatabase DSLContext system) {
        this.system = system;
    }

    @Override
    public String key() {
        return "appeals.organization.open";
    }

    @Override
    public long within(Division division) {
        var code = division.code();
        return system.fetchCount(
                APPEAL,
                APPEAL.PLACE
                        .ge(code.place())
                        .and(APPEAL.PLACE.lt(code.placeEnd()))
                        .and(APPEAL.CASE_KEY.isNull())
                        .and(APPEAL.STATE.notIn(OVER)));
    }
}
