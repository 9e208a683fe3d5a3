package org.qiaoliang.ledger.internal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.qiaoliang.ledger.Figures.By;
import org.qiaoliang.ledger.internal.rollup.CellKey;

/**
 * The statement of a reading. It unites, in one snapshot, the cells of the whole months, the entries of the days at the
 * edges, and the tail: entries of the whole months that are marked as not in the cells yet. Planning the tail takes the
 * database ten times as long as reading the cells, and mostly there is none: whole months are first asked for as cells
 * together with whether anything is marked, and only if something is, all is asked for in a new snapshot. Persons come as bitmaps
 * from the cells, as numbers to add ({@code present}) from entries, and as numbers to take out of what the cells say
 * ({@code gone}): persons of a reversal in the tail whom no other entry of the whole months keeps.
 */
final class FigureStatement {
    private static final String NO_PERSONS = "null::bytea as persons, null::int[] as present, null::int[] as gone";

    private final Question question;
    private final List<Object> binds = new ArrayList<>();
    private final StringJoiner parts = new StringJoiner("\nunion all\n");

    private FigureStatement(Question question) {
        this.question = question;
    }

    static Result<Record> fetch(DSLContext sql, Question question) {
        if (question.span().edges().isEmpty() && question.span().months().isPresent()) {
            var cells = new FigureStatement(question).fetchCells(sql);
            if (!cells.removeIf(row -> row.get("measure") == null)) {
                return cells;
            }
        }
        return new FigureStatement(question).fetchAll(sql);
    }

    /** With a row without measure when an entry within reach is marked. */
    private Result<Record> fetchCells(DSLContext sql) {
        wholeMonths();
        binds.add(question.scope().toMultirange());
        parts.add("select null::text as measure, null::text as key, 0::bigint as quantity, 0::bigint as amount_fen,"
                + " 0::bigint as entries, 0::bigint as unidentified, " + NO_PERSONS
                + " where exists (select from ledger.pending p where p.scope_key <@ cast(? as int8multirange))");
        return run(sql);
    }

    private Result<Record> fetchAll(DSLContext sql) {
        wholeMonths();
        if (!question.span().edges().isEmpty() || question.span().months().isPresent()) {
            entries();
        }
        return binds.isEmpty() ? sql.newResult() : run(sql);
    }

    private Result<Record> run(DSLContext sql) {
        return sql.resultQuery(parts.toString(), binds.toArray()).fetch();
    }

    private void wholeMonths() {
        question.span().months().ifPresent(months -> {
            if (!question.ready().isEmpty()) {
                ready(months);
            }
            if (!question.leaves().isEmpty()) {
                leaves(months);
            }
        });
    }

    private void ready(Span.Months months) {
        var rows = new ArrayList<Box>();
        var periods = new ArrayList<Integer>();
        for (var box : question.ready()) {
            var years = CellKey.hasYears(box.level()) && question.by() != By.MONTH;
            for (var period : years ? months.inYears() : months.each()) {
                rows.add(box);
                periods.add(period);
            }
        }
        var key = switch (question.by()) {
            case MEASURE -> "''";
            case DIVISION -> partOfPlace("b.key", "c.place");
            case KIND -> "c.kind::text";
            case CATEGORY -> "c.category";
            case CHANNEL -> "c.channel";
            case MONTH -> "c.period::text";
        };
        binds.add(array(rows, Box::kind, Integer[]::new));
        binds.add(array(rows, Box::level, Integer[]::new));
        binds.add(periods.toArray(Integer[]::new));
        binds.add(array(rows, Box::first, Long[]::new));
        binds.add(array(rows, Box::past, Long[]::new));
        binds.add(array(rows, Box::key, Long[]::new));
        var text = new StringBuilder("from unnest(?, ?, ?, ?, ?, ?) as b (kind, level, period, first, past, key)"
                + " join ledger.cell c on c.level = b.level and c.kind = b.kind and c.period = b.period"
                + " and c.place >= b.first and c.place < b.past and c.measure = any (?)");
        binds.add(measures());
        filterReady(text, By.CATEGORY, "category", question.query().categories());
        filterReady(text, By.CHANNEL, "channel", question.query().channels());
        parts.add(cells(key, text));
    }

    private void filterReady(StringBuilder text, By by, String column, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            text.append(" and c.").append(column).append(" = any (?)");
            binds.add(wanted.toArray(String[]::new));
        } else if (question.by() == by) {
            text.append(" and c.").append(column).append(" <> '*'");
        } else {
            text.append(" and c.").append(column).append(" = '*'");
        }
    }

    private void leaves(Span.Months months) {
        var boxes = question.leaves();
        binds.add(array(boxes, Box::kind, Integer[]::new));
        binds.add(array(boxes, Box::first, Long[]::new));
        binds.add(array(boxes, Box::past, Long[]::new));
        binds.add(array(boxes, Box::key, Long[]::new));
        binds.add(measures());
        binds.add(months.first());
        binds.add(months.last());
        var text = new StringBuilder("from unnest(?, ?, ?, ?) as b (kind, first, past, key)"
                + " join ledger.leaf c on c.place >= b.first and c.place < b.past and (b.kind = 0 or c.kind = b.kind)"
                + " and c.measure = any (?) and c.period between ? and ?");
        filter(text, "c");
        var key = question.by() == By.MONTH ? "c.period::text" : key("c", "b.key");
        parts.add(cells(key, text));
    }

    /** Row by row when bitmaps must be united, else added up by the database. */
    private String cells(String key, CharSequence from) {
        return question.query().persons()
                ? "select c.measure, " + key + " as key, c.quantity, c.amount_fen, c.entries, c.unidentified,"
                        + " c.persons, null::int[] as present, null::int[] as gone " + from
                : "select c.measure, " + key + " as key, sum(c.quantity)::bigint as quantity,"
                        + " sum(c.amount_fen)::bigint as amount_fen, sum(c.entries)::bigint as entries,"
                        + " sum(c.unidentified)::bigint as unidentified, " + NO_PERSONS + " " + from
                        + " group by 1, 2";
    }

    private void entries() {
        var branches = new StringJoiner(" union all ");
        question.span().edges().forEach(days -> branches.add(edge(days)));
        question.span().months().ifPresent(months -> branches.add(tail(months)));
        var persons = question.query().persons()
                ? "null::bytea as persons, array_agg(distinct present) filter (where present is not null) as present,"
                        + " array_agg(distinct gone) filter (where gone is not null) as gone"
                : NO_PERSONS;
        parts.add("select measure, key, sum(quantity)::bigint as quantity, sum(amount_fen)::bigint as amount_fen,"
                + " count(*) as entries, sum(case when unidentified then quantity else 0 end)::bigint as unidentified, "
                + persons + " from (" + branches + ") as e group by 1, 2");
    }

    private String edge(Span.Days days) {
        var text = select(() -> "null::int");
        text.append(" from ledger.entry e where true");
        domain(text, "e", days);
        return text.toString();
    }

    private String tail(Span.Months months) {
        var days = new Span.Days(months.firstDay(), months.lastDay());
        var text = select(() -> question.query().persons() ? gone(days) : "null::int");
        // The lateral sub-select keeps the planner from reading all entries when it takes the tail for long.
        text.append(" from ledger.pending p cross join lateral"
                + " (select * from ledger.entry e where e.id = p.entry_id offset 0) as e where true");
        domain(text, "e", days);
        return text.toString();
    }

    /** Texts are made in the order in which they stand, since their parameters are. */
    private StringBuilder select(Supplier<String> gone) {
        var text = new StringBuilder("select e.measure, ").append(key("e", partLookup("e")));
        text.append(" as key, e.quantity, e.amount_fen, e.unidentified, ");
        if (question.query().persons()) {
            text.append("case when e.beneficiary is not null and e.reverses is null and e.id not in"
                    + " (select r.reverses from ledger.entry r where r.reverses is not null and r.measure = any (?)"
                    + " and r.day between ? and ?) then e.beneficiary end as present, ");
            binds.add(measures());
            binds.add(question.query().from());
            binds.add(question.query().to());
        } else {
            text.append("null::int as present, ");
        }
        return text.append(gone.get()).append(" as gone");
    }

    private String gone(Span.Days days) {
        var text = new StringBuilder("case when e.beneficiary is not null and e.reverses is not null and not exists"
                + " (select 1 from ledger.entry o where o.beneficiary = e.beneficiary and o.measure = e.measure"
                + " and o.reverses is null and not exists (select 1 from ledger.entry r where r.reverses = o.id)");
        domain(text, "o", days);
        text.append(" and ").append(key("o", partLookup("o")));
        text.append(" = ").append(key("e", partLookup("e")));
        return text.append(") then e.beneficiary end").toString();
    }

    /** Which entries are asked for: days, measures, scope, filters. */
    private void domain(StringBuilder text, String alias, Span.Days days) {
        text.append(" and ").append(alias).append(".day between ? and ?");
        binds.add(days.from());
        binds.add(days.to());
        text.append(" and ").append(alias).append(".measure = any (?)");
        binds.add(measures());
        text.append(" and ").append(ScopeCondition.of(alias + ".scope_key", question.scope()));
        filter(text, alias);
    }

    private void filter(StringBuilder text, String alias) {
        var query = question.query();
        if (!query.categories().isEmpty()) {
            text.append(" and ").append(alias).append(".category = any (?)");
            binds.add(query.categories().toArray(String[]::new));
        }
        if (!query.channels().isEmpty()) {
            text.append(" and ").append(alias).append(".channel = any (?)");
            binds.add(query.channels().toArray(String[]::new));
        }
        if (!query.organizations().isEmpty()) {
            text.append(" and ").append(alias).append(".organization_id = any (?)");
            binds.add(query.organizations().stream().map(o -> o.value()).toArray(Long[]::new));
        }
    }

    private String key(String alias, String part) {
        return switch (question.by()) {
            case MEASURE -> "''";
            case DIVISION -> partOfPlace(part, alias + ".place");
            case KIND -> alias + ".kind::text";
            case CATEGORY -> alias + ".category";
            case CHANNEL -> alias + ".channel";
            case MONTH -> "to_char(" + alias + ".day, 'YYYYMM')";
        };
    }

    private String partOfPlace(String part, String place) {
        return question.parts().isEmpty()
                ? "(" + place + " - " + place + " % " + CellKey.size(question.childLevel()) + ")::text"
                : "(" + part + ")::text";
    }

    /** Only numbers of our own go into the text. */
    private String partLookup(String alias) {
        if (question.parts().isEmpty() || question.by() != By.DIVISION) {
            return "";
        }
        var rows = new StringJoiner(", ", "(values ", ")");
        question.parts().forEach(p -> rows.add("(" + p.from() + ", " + p.to() + ", " + p.key() + ")"));
        return "select part.key from " + rows + " as part (first, past, key) where " + alias
                + ".scope_key >= part.first and " + alias + ".scope_key < part.past limit 1";
    }

    private String[] measures() {
        return question.query().measures().toArray(String[]::new);
    }

    private static <T, R> R[] array(List<T> of, Function<T, R> value, IntFunction<R[]> type) {
        return of.stream().map(value).toArray(type);
    }
}
