package org.qiaoliang.divisions.internal;

import static org.qiaoliang.tables.divisions.Tables.DEPLOYMENT;
import static org.qiaoliang.tables.divisions.Tables.DIVISION;
import static org.qiaoliang.tables.divisions.Tables.SUCCESSOR;
import static org.qiaoliang.tables.divisions.Tables.VERSION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;

/** Reads and writes the versions of divisions. */
final class DivisionStore {
    private DivisionStore() {}

    static DivisionTree tree(DSLContext sql) {
        var root = sql.select(DEPLOYMENT.ROOT_ID)
                .from(DEPLOYMENT)
                .fetchOptional(DEPLOYMENT.ROOT_ID)
                .map(DivisionId::new);
        if (root.isEmpty()) {
            return DivisionTree.EMPTY;
        }
        var versions = select(sql, DSL.noCondition());
        var successions = sql.select(SUCCESSOR.FROM_ID, SUCCESSOR.TO_ID)
                .from(SUCCESSOR)
                .orderBy(SUCCESSOR.FROM_ID, SUCCESSOR.TO_ID)
                .fetch(row -> new Succession(new DivisionId(row.value1()), new DivisionId(row.value2())));
        return new DivisionTree(root.get(), versions, successions);
    }

    /** All that a division was, the latest first. */
    static List<Version> history(DSLContext sql, DivisionId id) {
        return sql.select(VERSION.DIVISION_ID, VERSION.CODE, VERSION.NAME, VERSION.INITIALS, VERSION.PARENT_ID)
                .select(VERSION.VALID_FROM, VERSION.VALID_TO)
                .from(VERSION)
                .where(VERSION.DIVISION_ID.eq(id.value()))
                .orderBy(VERSION.VALID_FROM.desc().nullsLast())
                .fetch(DivisionStore::version);
    }

    /** What it became, and what became it, the latest first. */
    static List<DivisionService.Passage> passages(DSLContext sql, DivisionId id) {
        return sql.select(SUCCESSOR.FROM_ID, SUCCESSOR.TO_ID, SUCCESSOR.SINCE)
                .from(SUCCESSOR)
                .where(SUCCESSOR.FROM_ID.eq(id.value()).or(SUCCESSOR.TO_ID.eq(id.value())))
                .orderBy(SUCCESSOR.SINCE.desc(), SUCCESSOR.FROM_ID, SUCCESSOR.TO_ID)
                .fetch(row -> new DivisionService.Passage(
                        new DivisionId(row.value1()), new DivisionId(row.value2()), row.value3()));
    }

    /** Codes directly below a parent that were ever given to a division. */
    static Set<String> codesUnder(DSLContext sql, DivisionCode parent) {
        var length = parent.level().below().orElseThrow().digits();
        return sql.selectDistinct(VERSION.CODE)
                .from(VERSION)
                .where(VERSION.CODE.startsWith(parent.digits()))
                .and(DSL.length(VERSION.CODE).eq(length))
                .fetchSet(VERSION.CODE);
    }

    static DivisionId create(DSLContext sql, DivisionLevel level) {
        return sql.insertInto(DIVISION)
                .set(DIVISION.LEVEL, (short) (level.ordinal() + 1))
                .returning(DIVISION.ID)
                .fetchSingle(row -> new DivisionId(row.get(DIVISION.ID)));
    }

    /** Whether any of them changed on that day or later already. */
    static boolean anyBegunSince(DSLContext sql, Collection<DivisionId> divisions, LocalDate on) {
        return sql.fetchExists(
                VERSION,
                VERSION.DIVISION_ID
                        .in(divisions.stream().map(DivisionId::value).toList())
                        .and(VERSION.VALID_FROM.ge(on)));
    }

    /** Ends what the divisions were; the day is the first on which it no longer holds. */
    static void end(DSLContext sql, Collection<DivisionId> divisions, LocalDate on) {
        sql.update(VERSION)
                .set(VERSION.VALID_TO, on)
                .where(VERSION.DIVISION_ID.in(
                        divisions.stream().map(DivisionId::value).toList()))
                .and(VERSION.VALID_TO.isNull())
                .execute();
    }

    /** Begins what the divisions are from a day on. */
    static void begin(DSLContext sql, List<Version> versions) {
        var insert = sql.insertInto(
                VERSION,
                VERSION.DIVISION_ID,
                VERSION.CODE,
                VERSION.NAME,
                VERSION.INITIALS,
                VERSION.PARENT_ID,
                VERSION.VALID_FROM);
        for (var version : versions) {
            var parent = version.parent();
            insert = insert.values(
                    version.id().value(),
                    version.code().digits(),
                    version.name(),
                    version.initials(),
                    parent == null ? null : parent.value(),
                    version.from());
        }
        insert.execute();
    }

    static void succeed(DSLContext sql, DivisionId from, DivisionId to, String kind, LocalDate since) {
        sql.insertInto(SUCCESSOR)
                .set(SUCCESSOR.FROM_ID, from.value())
                .set(SUCCESSOR.TO_ID, to.value())
                .set(SUCCESSOR.KIND, kind)
                .set(SUCCESSOR.SINCE, since)
                .execute();
    }

    /** The first letters of the characters' pinyin; what is not Chinese is left out. */
    static Map<Integer, String> initials(DSLContext sql, Collection<String> characters) {
        var initials = new HashMap<Integer, String>();
        var rows = sql.fetch("select c, divisions.pinyin_initial(c) from unnest(?) as c", (Object)
                characters.toArray(String[]::new));
        for (var row : rows) {
            var letter = row.get(1, String.class);
            if (letter != null) {
                initials.put(row.get(0, String.class).codePointAt(0), letter);
            }
        }
        return initials;
    }

    private static List<Version> select(DSLContext sql, Condition condition) {
        return sql.select(VERSION.DIVISION_ID, VERSION.CODE, VERSION.NAME, VERSION.INITIALS, VERSION.PARENT_ID)
                .select(VERSION.VALID_FROM, VERSION.VALID_TO)
                .from(VERSION)
                .where(condition)
                .orderBy(VERSION.CODE, VERSION.VALID_FROM.asc().nullsFirst())
                .fetch(DivisionStore::version);
    }

    private static Version version(Record row) {
        return new Version(
                new DivisionId(row.get(VERSION.DIVISION_ID)),
                new DivisionCode(row.get(VERSION.CODE)),
                row.get(VERSION.NAME),
                row.get(VERSION.INITIALS),
                parent(row.get(VERSION.PARENT_ID)),
                row.get(VERSION.VALID_FROM),
                row.get(VERSION.VALID_TO));
    }

    private static @Nullable DivisionId parent(@Nullable Integer id) {
        return id == null ? null : new DivisionId(id);
    }
}
