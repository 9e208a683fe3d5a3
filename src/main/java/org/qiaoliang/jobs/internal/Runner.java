package org.qiaoliang.jobs.internal;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Viewers;
import org.qiaoliang.jobs.JobHandler;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.notices.Notice;
import org.qiaoliang.notices.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs jobs on a small pool of this node; any number of nodes share the queue. */
@Component
class Runner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int SLOTS = 2;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RESULT_KEPT = Duration.ofDays(7);

    private final Map<String, JobHandler> handlers;
    private final JobTable table;
    private final Viewers viewers;
    private final Notices notices;
    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Vault vault;
    private final Clock clock;
    private final Set<JobId> running = ConcurrentHashMap.newKeySet();
    private final Object bell = new Object();
    private volatile boolean on;
    private boolean rung;
    private @Nullable Thread dispatcher;
    private @Nullable ExecutorService pool;

    Runner(
            List<JobHandler> handlers,
            JobTable table,
            Viewers viewers,
            Notices notices,
            @SystemDatabase TransactionTemplate transactions,
            @SystemDatabase DSLContext sql,
            Vault vault,
            Clock clock) {
        this.handlers = handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        this.table = table;
        this.viewers = viewers;
        this.notices = notices;
        this.transactions = transactions;
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    boolean knows(String kind) {
        return handlers.containsKey(kind);
    }

    /** There is something new to do. */
    void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    @Override
    public void start() {
        on = true;
        pool = Executors.newFixedThreadPool(
                SLOTS, Thread.ofPlatform().name("job-", 1).factory());
        dispatcher = Thread.ofPlatform().name("jobs").daemon().start(this::dispatch);
    }

    @Override
    public void stop() {
        on = false;
        ring();
        if (pool != null) {
            // What is cut off here keeps its lease for a minute and is then begun again, here or elsewhere.
            pool.shutdownNow();
            try {
                pool.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return on;
    }

    private void dispatch() {
        var prolonged = clock.instant();
        while (on) {
            try {
                var free = SLOTS - running.size();
                for (var job : free > 0 ? table.claim(handlers.keySet(), free) : List.<JobTable.Claimed>of()) {
                    running.add(job.id());
                    submit(job);
                }
                if (prolonged.plus(JobTable.LEASE.dividedBy(3)).isBefore(clock.instant()) && !running.isEmpty()) {
                    table.prolong(List.copyOf(running));
                    prolonged = clock.instant();
                }
            } catch (RuntimeException e) {
                LOG.warn("could not look for jobs; trying again", e);
            }
            await();
        }
    }

    private void await() {
        synchronized (bell) {
            try {
                if (!rung && on) {
                    bell.wait(POLL.toMillis());
                }
            } catch (InterruptedException e) {
                on = false;
            }
            rung = false;
        }
    }

    private void submit(JobTable.Claimed job) {
        if (pool != null) {
            pool.execute(() -> {
                try {
                    run(job);
                } catch (RuntimeException e) {
                    LOG.error("job {} could not be ended; it is begun again when its lease is over", job.id(), e);
                } finally {
                    running.remove(job.id());
                    ring();
                }
            });
        }
    }

    private void run(JobTable.Claimed job) {
        var handler = Objects.requireNonNull(handlers.get(job.kind()));
        var viewer = viewers.staff(job.account()).orElse(null);
        if (viewer == null) {
            end(job, "failed", "jobs.no-account", null);
            return;
        }
        if (job.exhausted()) {
            end(job, "failed", "jobs.exhausted", null);
            return;
        }
        try {
            CurrentViewer.call(viewer, () -> {
                handler.run(job.parameters(), new Progress(job.id()));
                return Boolean.TRUE;
            });
            end(job, "done", null, null);
        } catch (JobHandler.Cancelled e) {
            end(job, "cancelled", null, null);
        } catch (RuleViolation e) {
            end(
                    job,
                    "failed",
                    e.complaints().isEmpty()
                            ? "jobs.refused"
                            : e.complaints().getFirst().key(),
                    null);
        } catch (Exception e) {
            if (!on) {
                // The program is going down: not the job's fault.
                table.giveBack(job.id());
                return;
            }
            var errorId = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("job {} of kind {} failed, error {}", job.id().value(), job.kind(), errorId, e);
            end(job, "failed", null, errorId);
        }
    }

    private void end(JobTable.Claimed job, String state, @Nullable String complaint, @Nullable String errorId) {
        CurrentViewer.as(
                new Viewer.Program("jobs"),
                () -> table.end(job.id(), state, complaint, errorId, () -> {
                    if (!"cancelled".equals(state)) {
                        notices.send(notice(job, state));
                    }
                }));
    }

    private static Notice notice(JobTable.Claimed job, String state) {
        var number = Long.toString(job.id().value());
        return new Notice(
                "job." + state + "/" + number,
                new Notice.Recipient.Account(job.account()),
                "jobs.notice." + state,
                Map.of("number", number, "what", "@" + Names.key(job.kind())),
                Locale.SIMPLIFIED_CHINESE,
                "/workbench/jobs/" + number);
    }

    private final class Progress implements JobHandler.Run {
        private static final Duration BETWEEN = Duration.ofMillis(700);

        private final JobId id;
        private Instant told = Instant.MIN;

        Progress(JobId id) {
            this.id = id;
        }

        @Override
        public void progress(long done, long total) {
            var now = clock.instant();
            if (done < total && told.isAfter(now.minus(BETWEEN))) {
                return;
            }
            told = now;
            if (table.progress(id, done, total)) {
                throw new JobHandler.Cancelled();
            }
        }

        @Override
        public OutputStream result(String name, String contentType) {
            var expires = JobTable.at(clock.instant().plus(RESULT_KEPT));
            return new ResultStream(transactions, sql, vault, id, name, contentType, expires);
        }
    }
}
