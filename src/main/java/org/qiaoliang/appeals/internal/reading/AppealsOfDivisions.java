package org.qiaoliang.appeals.internal.reading;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.Set;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionContents;
import org.qiaoliang.divisions.Divisions;
import org.springframework.stereotype.Component;

/** How many open appeals a change of a division touches; confidential ones are counted for nobody. */
@Component
class AppealsOfDivisions implements DivisionContents {
    private static final Set<String> OVER = Set.of("closed", "declined", "withdrawn", "joined");

    private final DSLContext system;
    private final Divisions divisions;

    AppealsOfDivisions(@SystemDatabase DSLContext system, Divisions divisions) {
        this.system = system;
        this.divisions = divisions;
    }

    @Override
    public String key() {
        return "appeals.organization.open";
    }

    @Override
    public long within(Division division) {
        return system.fetchCount(
                APPEAL,
                Reach.lies(divisions.placesOf(division.code()))
                        .and(APPEAL.CASE_KEY.isNull())
                        .and(APPEAL.STATE.notIn(OVER)));
    }
}
