package org.qiaoliang.ledger.internal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiaoliang.Rule;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.ledger.Figure;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.FigureQuery.View;
import org.qiaoliang.ledger.Figures.By;
import org.qiaoliang.ledger.Figures.Row;
import org.qiaoliang.ledger.internal.Codes;
import org.qiaoliang.ledger.internal.LedgerDatabase;
import org.qiaoliang.ledger.internal.Poster;
import org.qiaoliang.ledger.internal.SmallCity;
import org.qiaoliang.ledger.internal.rollup.RollUp;

/** Readings against a plain GROUP BY over the entries, for random ledgers, roll-ups that stop anywhere, and questions. */
class FiguresPropertyIT {
    private static final LocalDate START = LocalDate.of(2024, 11, 1);
    private static final int DAYS = 480;
    private static final List<String> MEASURES = List.of("test.a", "test.b");
    private static final List<String> CATEGORIES = List.of("", "wages", "safety");
    private static final List<String> CHANNELS = List.of("", "portal", "counter");
    private static final List<OrganizationKind> KINDS = List.of(
            OrganizationKind.TRADE_UNION, OrganizationKind.WOMENS_FEDERATION, OrganizationKind.OVERSEAS_CHINESE);

    private static LedgerDatabase database;
    private static FigureReader figures;
    private static RollUp rollUp;

    @BeforeAll
    static void open() {
        database = new LedgerDatabase();
        var places = new SmallCity();
        figures = new FigureReader(
                database.app, places, new EntryList(database.app), new ConfidentialTotals(database.app));
        rollUp = new RollUp(database.system, database.systemTransactions, places);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Rule("LEDGER-3")
    @Rule("LEDGER-5")
    void equalAGroupByOfTheEntriesAtEveryInstant(long seed) {
        var random = new Random(seed);
        var measures = MEASURES.stream().map(m -> m + seed).toList();
        var poster = new Poster(database);
        var open = new ArrayList<Long>();
        for (var round = 0; round < 6; round++) {
            for (var i = 0; i < 60; i++) {
                if (!open.isEmpty() && random.nextInt(5) == 0) {
                    poster.reverse(open.remove(random.nextInt(open.size())));
                } else {
                    open.add(post(poster, random, measures));
                }
            }
            rollUp.fold(1 + random.nextInt(90));
            for (var i = 0; i < 12; i++) {
                compare(random, measures);
            }
        }
        while (rollUp.fold(1000) > 0) {
            // until everything is in the cells
        }
        for (var i = 0; i < 20; i++) {
            compare(random, measures);
        }
    }

    private static long post(Poster poster, Random random, List<String> measures) {
        var known = random.nextInt(4) > 0;
        return poster.post(
                START.plusDays(random.nextInt(DAYS)),
                any(random, SmallCity.DIVISIONS),
                100L * (1 + random.nextInt(2)) + any(random, KINDS).number(),
                any(random, measures),
                any(random, CATEGORIES),
                any(random, CHANNELS),
                1 + random.nextInt(3),
                random.nextInt(1000),
                known ? "p" + random.nextInt(12) : null,
                !known && random.nextBoolean());
    }

    private static void compare(Random random, List<String> measures) {
        var query = query(random, measures);
        var by = any(random, List.of(By.values()));
        var viewer = viewer(random);
        var asked = Scope.NONE;
        for (var kind : query.kinds().isEmpty() ? EnumSet.allOf(OrganizationKind.class) : query.kinds()) {
            asked = asked.plus(Codes.everywhere(kind));
        }
        asked = asked.intersect(
                query.view() == View.AS_IT_WAS
                        ? Scope.ofAllKinds(query.division())
                        : new SmallCity().presentScope(query.division()));
        var reached = asked.intersect(viewer);
        try {
            database.reading(viewer, () -> {
                assertThat(figures.figure(query)).as("%s for %s", query, viewer).isEqualTo(plain(query, reached));
                assertThat(rows(figures.breakdown(query, by)))
                        .as("%s by %s for %s", query, by, viewer)
                        .isEqualTo(plain(query, by, reached));
                assertThat(total(query)).isEqualTo(figures.figure(query).entries());
                return true;
            });
        } catch (Absent absent) {
            assertThat(reached.isEmpty()).isTrue();
        }
    }

    /** Pages through the entries and checks that they add up to the figure. */
    private static long total(FigureQuery query) {
        String after = null;
        var seen = new HashSet<Long>();
        var quantity = 0L;
        do {
            var page = figures.entries(query, after, 17);
            for (var entry : page.items()) {
                assertThat(seen.add(entry.id().value())).isTrue();
                quantity += entry.quantity();
            }
            after = page.after();
        } while (after != null);
        assertThat(quantity).isEqualTo(figures.figure(query).quantity());
        return seen.size();
    }

    private static FigureQuery query(Random random, List<String> measures) {
        var from = START.plusDays(random.nextInt(DAYS));
        var to = from.plusDays(random.nextInt(DAYS));
        if (random.nextBoolean()) {
            from = from.withDayOfMonth(1);
            to = to.plusMonths(1).withDayOfMonth(1).minusDays(1);
        }
        if (random.nextInt(4) == 0) {
            from = from.withDayOfYear(1);
            to = to.plusYears(1).withDayOfYear(1).minusDays(1);
        }
        var query = FigureQuery.of(
                random.nextBoolean() ? Set.of(any(random, measures)) : Set.copyOf(measures),
                any(random, SmallCity.DIVISIONS),
                from,
                to);
        if (random.nextInt(3) == 0) {
            query = query.ofCategories(new HashSet<>(List.of(any(random, CATEGORIES), any(random, CATEGORIES))));
        }
        if (random.nextInt(3) == 0) {
            query = query.ofChannels(Set.of(any(random, CHANNELS)));
        }
        if (random.nextInt(3) == 0) {
            query = query.ofKinds(new HashSet<>(List.of(any(random, KINDS), any(random, KINDS))));
        }
        if (random.nextInt(4) == 0) {
            query = query.ofOrganizations(Set.of(new OrganizationId(101), new OrganizationId(203)));
        }
        return random.nextInt(3) == 0 ? query.seen(View.AS_IT_IS_NOW) : query;
    }

    private static Scope viewer(Random random) {
        var scope = random.nextBoolean() ? Scope.ofAllKinds(any(random, SmallCity.DIVISIONS)) : Scope.NONE;
        for (var i = 0; i < 2; i++) {
            scope = scope.plus(Scope.of(any(random, KINDS), any(random, SmallCity.DIVISIONS)));
        }
        return random.nextInt(3) == 0 ? Scope.ofAllKinds(SmallCity.CITY) : scope;
    }

    private static Map<String, Figure> rows(List<Row> rows) {
        var map = new HashMap<String, Figure>();
        rows.forEach(row -> assertThat(map.put(row.measure() + "|" + row.key(), row.figure()))
                .isNull());
        return map;
    }

    private static Figure plain(FigureQuery query, Scope scope) {
        return plain(query, "''", "''", scope).getOrDefault("|", Figure.ZERO);
    }

    private static Map<String, Figure> plain(FigureQuery query, By by, Scope scope) {
        var level = query.division().level().below().orElse(query.division().level());
        var size = Math.round(Math.pow(10, 12 - level.digits()));
        var key = switch (by) {
            case MEASURE -> "''";
            case DIVISION ->
                "(" + (query.view() == View.AS_IT_IS_NOW ? present(query.division()) : "place") + " / " + size + " * "
                        + size + ")::text";
            case KIND -> "kind::text";
            case CATEGORY -> "category";
            case CHANNEL -> "channel";
            case MONTH -> "to_char(day, 'YYYY-MM')";
        };
        var named = new HashMap<String, Figure>();
        plain(query, "measure", key, scope).forEach((part, figure) -> {
            var at = part.indexOf('|') + 1;
            var name = switch (by) {
                case DIVISION ->
                    Codes.ofPlace(Long.parseLong(part.substring(at))).digits();
                case KIND ->
                    OrganizationKind.ofNumber(Integer.parseInt(part.substring(at)))
                            .code();
                default -> part.substring(at);
            };
            if (!figure.equals(Figure.ZERO)) {
                named.put(part.substring(0, at) + name, figure);
            }
        });
        return named;
    }

    /** What was in the merged county is in the other now; for a part of the merged county itself nothing changes. */
    private static String present(DivisionCode asked) {
        return asked.equals(SmallCity.CITY)
                ? "case when place / 1000000 = 990112 then 990111000000 else place end"
                : asked.equals(SmallCity.COUNTY)
                        ? "case when place / 1000000 = 990112 then 990111000000 else place end"
                        : "place";
    }

    private static Map<String, Figure> plain(FigureQuery query, String measure, String key, Scope scope) {
        var condition = DSL.trueCondition()
                .and("day between ? and ?", query.from(), query.to())
                .and("scope_key <@ ?::int8multirange", scope.toMultirange())
                .and(DSL.field("measure", String.class).in(query.measures()));
        if (!query.categories().isEmpty()) {
            condition = condition.and(DSL.field("category", String.class).in(query.categories()));
        }
        if (!query.channels().isEmpty()) {
            condition = condition.and(DSL.field("channel", String.class).in(query.channels()));
        }
        if (!query.organizations().isEmpty()) {
            condition = condition.and(DSL.field("organization_id", Long.class)
                    .in(query.organizations().stream()
                            .map(OrganizationId::value)
                            .toList()));
        }
        var found = new HashMap<String, Figure>();
        database.system
                .resultQuery(
                        "select " + measure + " || '|' || " + key + " as key, sum(quantity)::bigint as quantity,"
                                + " count(distinct beneficiary) filter (where reverses is null and not exists"
                                + " (select 1 from ledger.entry r where r.reverses = e.id)) as persons,"
                                + " sum(case when unidentified then quantity else 0 end)::bigint as unidentified,"
                                + " sum(amount_fen)::bigint as amount, count(*) as entries"
                                + " from ledger.entry e where {0} group by 1",
                        condition)
                .forEach(row -> found.put(
                        row.get("key", String.class),
                        new Figure(
                                row.get("quantity", Long.class),
                                row.get("persons", Long.class),
                                row.get("unidentified", Long.class),
                                new Fen(row.get("amount", Long.class)),
                                row.get("entries", Long.class))));
        return found;
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
