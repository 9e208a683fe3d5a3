package org.qiaoliang.ledger.internal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.ledger.Figure;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.internal.LedgerDatabase;
import org.qiaoliang.ledger.internal.Poster;
import org.qiaoliang.ledger.internal.SmallCity;
import org.qiaoliang.ledger.internal.rollup.RollUp;

/** Several workers fold while people post and reverse, and connections are cut; every reading stays exact. */
class RollUpUnderFireIT {
    private static final String MEASURE = "test.fire";
    private static final FigureQuery WHOLE =
            FigureQuery.of(MEASURE, SmallCity.CITY, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

    private LedgerDatabase database;
    private FigureReader figures;
    private RollUp rollUp;

    @BeforeEach
    void open() {
        database = new LedgerDatabase();
        var places = new SmallCity();
        figures = new FigureReader(
                database.app, places, new EntryList(database.app), new ConfidentialTotals(database.app));
        rollUp = new RollUp(database.system, database.systemTransactions, places);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Rule("LEDGER-1")
    @Rule("LEDGER-3")
    void everyEntryCountsOnceWhateverDies() throws Exception {
        var posting = new AtomicBoolean(true);
        var cut = new AtomicInteger();
        var posted = new ConcurrentLinkedQueue<Long>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var posters = List.of(threads.submit(() -> post(1, posted)), threads.submit(() -> post(2, posted)));
            for (var worker = 0; worker < 3; worker++) {
                threads.submit(() -> fold(posting));
            }
            var killer = threads.submit(() -> {
                while (posting.get()) {
                    cut.addAndGet(database.killSystemConnections());
                    TimeUnit.MILLISECONDS.sleep(40);
                }
                return true;
            });
            while (!posters.stream().allMatch(Future::isDone)) {
                assertExact();
            }
            posting.set(false);
            for (var poster : posters) {
                poster.get();
            }
            killer.get();
        }
        while (true) {
            try {
                if (rollUp.fold(1000) == 0) {
                    break;
                }
            } catch (RuntimeException cutBefore) {
                // a connection that was cut while it lay in the pool
            }
        }
        assertThat(cut).hasPositiveValue();
        assertThat(database.system
                        .fetchSingle("select count(*) from ledger.pending")
                        .get(0, Integer.class))
                .isZero();
        assertExact();
        assertThat(database.system
                        .fetchSingle("select sum(quantity)::bigint from ledger.leaf")
                        .get(0))
                .isEqualTo(database.system
                        .fetchSingle("select sum(quantity)::bigint from ledger.entry")
                        .get(0));
    }

    private boolean post(long seed, ConcurrentLinkedQueue<Long> posted) {
        var random = new Random(seed);
        var poster = new Poster(database);
        for (var i = 0; i < 400; i++) {
            var mistake = random.nextInt(4) == 0 ? posted.poll() : null;
            if (mistake != null) {
                poster.reverse(mistake);
            } else {
                posted.add(poster.post(
                        LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28)),
                        SmallCity.DIVISIONS.get(random.nextInt(SmallCity.DIVISIONS.size())),
                        101,
                        MEASURE,
                        "wages",
                        "portal",
                        1,
                        100,
                        "p" + random.nextInt(15),
                        false));
            }
        }
        return true;
    }

    private void fold(AtomicBoolean posting) {
        while (posting.get()) {
            try {
                rollUp.fold(7);
            } catch (RuntimeException cut) {
                // what the killer wants; the next round goes on
            }
        }
    }

    private void assertExact() {
        database.reading(Scope.ofAllKinds(SmallCity.CITY), () -> {
            var figure = figures.figure(WHOLE);
            var plain = database.app.fetchSingle("select coalesce(sum(quantity), 0)::bigint,"
                    + " count(distinct beneficiary) filter (where reverses is null and not exists"
                    + " (select 1 from ledger.entry r where r.reverses = e.id)),"
                    + " coalesce(sum(amount_fen), 0)::bigint, count(*) from ledger.entry e");
            assertThat(figure)
                    .isEqualTo(new Figure(
                            plain.get(0, Long.class),
                            plain.get(1, Long.class),
                            0,
                            new Fen(plain.get(2, Long.class)),
                            plain.get(3, Long.class)));
            return true;
        });
    }
}
