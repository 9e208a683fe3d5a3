package org.qiaoliang.divisions.internal.calendar;

import static org.qiaoliang.tables.divisions.Tables.CALENDAR_DAY;
import static org.qiaoliang.tables.divisions.Tables.CALENDAR_YEAR;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.Festival;

/** Reads and writes the years announced. */
final class CalendarStore {
    private CalendarStore() {}

    /** A year in the tables: where its days are from, and its version for optimistic locking. */
    record Year(int year, boolean edited, int version) {}

    static WorkingDays load(DSLContext sql, long revision) {
        var years = sql.select(CALENDAR_YEAR.YEAR).from(CALENDAR_YEAR).fetchSet(CALENDAR_YEAR.YEAR);
        return new WorkingDays(revision, years, days(sql));
    }

    static Set<Integer> years(DSLContext sql) {
        return sql.select(CALENDAR_YEAR.YEAR).from(CALENDAR_YEAR).fetchSet(CALENDAR_YEAR.YEAR);
    }

    static Optional<Year> year(DSLContext sql, int year) {
        return sql.select(CALENDAR_YEAR.YEAR, CALENDAR_YEAR.SOURCE, CALENDAR_YEAR.VERSION)
                .from(CALENDAR_YEAR)
                .where(CALENDAR_YEAR.YEAR.eq(year))
                .fetchOptional(row -> new Year(row.value1(), row.value2().equals("edited"), row.value3()));
    }

    /** Puts a year's days in place of what there was; false when its version is not the one expected (0: no row yet). */
    static boolean replace(DSLContext sql, int year, int version, String source, Collection<CalendarDay> days) {
        var written = version == 0
                ? sql.insertInto(CALENDAR_YEAR)
                        .set(CALENDAR_YEAR.YEAR, year)
                        .set(CALENDAR_YEAR.SOURCE, source)
                        .onConflictDoNothing()
                        .execute()
                : sql.update(CALENDAR_YEAR)
                        .set(CALENDAR_YEAR.SOURCE, source)
                        .set(CALENDAR_YEAR.VERSION, version + 1)
                        .where(CALENDAR_YEAR.YEAR.eq(year))
                        .and(CALENDAR_YEAR.VERSION.eq(version))
                        .execute();
        if (written == 0) {
            return false;
        }
        sql.deleteFrom(CALENDAR_DAY).where(CALENDAR_DAY.YEAR.eq(year)).execute();
        if (!days.isEmpty()) {
            var insert = sql.insertInto(
                    CALENDAR_DAY, CALENDAR_DAY.DAY, CALENDAR_DAY.YEAR, CALENDAR_DAY.KIND, CALENDAR_DAY.FESTIVAL);
            for (var day : days) {
                insert = insert.values(
                        day.day(), year, day.kind().name(), day.festival().name());
            }
            insert.execute();
        }
        return true;
    }

    /** Takes a year back to what the law alone says. */
    static boolean remove(DSLContext sql, int year, int version) {
        return sql.deleteFrom(CALENDAR_YEAR)
                        .where(CALENDAR_YEAR.YEAR.eq(year))
                        .and(CALENDAR_YEAR.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private static List<CalendarDay> days(DSLContext sql) {
        return sql.select(CALENDAR_DAY.DAY, CALENDAR_DAY.KIND, CALENDAR_DAY.FESTIVAL)
                .from(CALENDAR_DAY)
                .where(DSL.noCondition())
                .fetch(row -> new CalendarDay(
                        row.value1(), CalendarDay.Kind.valueOf(row.value2()), Festival.valueOf(row.value3())));
    }
}
