package org.qiaoliang.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.jobs.Tables.JOB;
import static org.qiaoliang.tables.jobs.Tables.PIECE;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Viewers;
import org.qiaoliang.jobs.JobHandler;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.notices.Notices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class JobsIT extends IntegrationTest {
    private static final Viewer.Staff WHO = staff(4_000_001);

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    TransactionTemplate systemTransactions;

    @Autowired
    @SystemDatabase
    DSLContext system;

    @Autowired
    DSLContext app;

    @Autowired
    Notices notices;

    @Autowired
    Vault vault;

    @Autowired
    JobTable table;

    @Autowired
    Clock clock;

    @Autowired
    JobQueries queries;

    private static final Map<String, String> ASKED = Map.of("what", "13812345678");

    private final String kind = "test." + UUID.randomUUID();
    private final CountDownLatch ended = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private Runner runner;

    @BeforeEach
    void prepare() {
        runner = runner(handler(run -> {}), account -> Optional.of(WHO));
    }

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void runsAsWhoAskedAndKeepsTheFileSealed() throws Exception {
        var text = "姓名,金额\n".repeat(100_000);
        var id = run(handler(run -> {
            assertThat(CurrentViewer.get()).isEqualTo(WHO);
            run.progress(1, 2);
            try (var out = run.result("a.csv", "text/csv")) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            run.progress(2, 2);
        }));
        assertThat(state(id)).isEqualTo("done");
        var file = CurrentViewer.as(WHO, () -> queries.result(id)).orElseThrow();
        assertThat(new String(file.read().readAllBytes(), StandardCharsets.UTF_8).equals(text))
                .isTrue();
        assertThat(system.select(PIECE.CONTENT)
                        .from(PIECE)
                        .where(PIECE.JOB_ID.eq(id.value()))
                        .fetch(PIECE.CONTENT))
                .hasSizeGreaterThan(1)
                .allSatisfy(piece ->
                        assertThat(new String(piece, StandardCharsets.UTF_8)).doesNotContain("姓名"));
    }

    @Test
    @Rule("ACCESS-2")
    void showsAJobAndItsFileToNobodyElse() throws Exception {
        var id = run(handler(run -> run.result("a.csv", "text/csv").close()));
        assertThat(CurrentViewer.as(WHO, () -> queries.find(id))).isPresent();
        var other = staff(4_000_002);
        assertThat(CurrentViewer.as(other, () -> queries.find(id))).isEmpty();
        assertThat(CurrentViewer.as(other, () -> queries.result(id))).isEmpty();
    }

    @Test
    @Rule("PERSON-2")
    void keepsSealedWhatIsToBeDone() throws Exception {
        var told = new AtomicReference<Map<String, String>>();
        var id = run(new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(Map<String, String> parameters, Run run) {
                told.set(parameters);
            }
        });
        assertThat(told.get()).isEqualTo(ASKED);
        var kept = Objects.requireNonNull(system.select(JOB.PARAMETERS)
                .from(JOB)
                .where(JOB.ID.eq(id.value()))
                .fetchSingle(JOB.PARAMETERS));
        assertThat(new String(kept, StandardCharsets.UTF_8))
                .doesNotContain("what")
                .doesNotContain("13812345678");
    }

    @Test
    void saysWhatWasWrong() throws Exception {
        var refused = run(handler(run -> {
            throw new RuleViolation("", "jobs.refused");
        }));
        var job = CurrentViewer.as(WHO, () -> queries.find(refused)).orElseThrow();
        assertThat(job.state()).isEqualTo("failed");
        assertThat(job.complaint()).isEqualTo("jobs.refused");
    }

    @Test
    @Rule("ACCESS-1")
    void doesNothingForAnAccountThatIsNoLongerActive() throws Exception {
        runner = runner(handler(run -> assertThat(true).isFalse()), account -> Optional.empty());
        var id = queue();
        runner.start();
        await(id);
        assertThat(state(id)).isEqualTo("failed");
    }

    @Test
    void stopsWhenItsOwnerCancels() throws Exception {
        var started = new CountDownLatch(1);
        runner = runner(
                handler(run -> {
                    started.countDown();
                    for (var i = 1L; ; i++) {
                        run.progress(i, i);
                    }
                }),
                account -> Optional.of(WHO));
        var id = queue();
        runner.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(CurrentViewer.as(staff(4_000_002), () -> queries.cancel(id))).isFalse();
        assertThat(CurrentViewer.as(WHO, () -> queries.cancel(id))).isTrue();
        await(id);
        assertThat(state(id)).isEqualTo("cancelled");
    }

    @Test
    void beginsAgainWhatALostNodeLeft() throws Exception {
        runner = runner(handler(run -> run.progress(1, 1)), account -> Optional.of(WHO));
        var id = queue();
        var lost = table.claim(List.of(kind), 1);
        assertThat(lost).hasSize(1);
        assertThat(table.claim(List.of(kind), 1)).isEmpty();
        var later = new JobTable(systemTransactions, system, vault, Clock.offset(clock, Duration.ofMinutes(2)));
        assertThat(later.claim(List.of(kind), 1)).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(id);
            assertThat(again.attempts()).isEqualTo(2);
        });
    }

    @Test
    void givesBackWhatIsCutOffByAStop() throws Exception {
        var started = new CountDownLatch(1);
        runner = runner(
                handler(run -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                }),
                account -> Optional.of(WHO));
        var id = queue();
        runner.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        runner.stop();
        assertThat(state(id)).isEqualTo("queued");
    }

    @Test
    void queuesOnlyWithinATransactionAndForStaff() {
        var jobs = new QueuedJobs(app, runner, vault, clock);
        assertThatThrownBy(() -> CurrentViewer.as(WHO, () -> jobs.start(kind, Map.of())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.execute(status -> jobs.start(kind, Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    private JobId run(JobHandler handler) throws InterruptedException {
        runner = runner(handler, account -> Optional.of(WHO));
        var id = queue();
        runner.start();
        await(id);
        return id;
    }

    private JobId queue() {
        var jobs = new QueuedJobs(app, runner, vault, clock);
        return CurrentViewer.as(
                WHO, () -> Objects.requireNonNull(transactions.execute(status -> jobs.start(kind, ASKED))));
    }

    /** Until the notice or the cancellation, which ends the job. */
    private void await(JobId id) throws InterruptedException {
        for (var i = 0; i < 100 && Set.of("queued", "running").contains(state(id)); i++) {
            ended.await(100, TimeUnit.MILLISECONDS);
        }
    }

    private String state(JobId id) {
        return system.select(JOB.STATE)
                .from(JOB)
                .where(JOB.ID.eq(id.value()))
                .fetchSingle()
                .value1();
    }

    private Runner runner(JobHandler handler, Viewers viewers) {
        return new Runner(List.of(handler), table, viewers, notices, systemTransactions, system, vault, clock);
    }

    private interface Work {
        void run(JobHandler.Run run) throws Exception;
    }

    private JobHandler handler(Work work) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(Map<String, String> parameters, Run run) throws Exception {
                work.run(run);
            }
        };
    }

    private static Viewer.Staff staff(long account) {
        return new Viewer.Staff(new AccountId(account), "t" + account, "测", null, Set.of(), Map.of());
    }
}
