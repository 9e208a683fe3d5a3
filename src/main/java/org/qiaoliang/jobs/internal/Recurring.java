package org.qiaoliang.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.qiaoliang.kernel.WorkGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs what recurs, on one of the nodes at its time. */
@Component
class Recurring implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int THREADS = 4;
    private static final Duration POLL = Duration.ofMillis(500);
    /** A node that died is noticed after four heartbeats missed. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int MISSED = 4;

    private final List<RecurringWork> works;
    private final List<WorkGate> gates;
    private final DataSource systemSource;
    private final boolean enabled;
    private @Nullable Scheduler scheduler;

    Recurring(
            List<RecurringWork> works,
            ObjectProvider<WorkGate> gates,
            @SystemDatabase DataSource systemSource,
            @Value("${qiaoliang.schedule:true}") boolean enabled) {
        this.works = works;
        this.gates = gates.orderedStream().toList();
        this.systemSource = systemSource;
        this.enabled = enabled;
    }

    @Override
    public void start() {
        var tasks = works.stream().map(this::task).toList();
        var built = Scheduler.create(systemSource)
                .startTasks(tasks)
                .tableName("jobs.schedule")
                .threads(THREADS)
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
        built.start();
        scheduler = built;
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    private RecurringTask<Void> task(RecurringWork work) {
        return Tasks.recurring(work.name(), schedule(work.cadence())).execute((instance, context) -> run(work));
    }

    private static Schedule schedule(RecurringWork.Cadence cadence) {
        return switch (cadence) {
            case RecurringWork.Cadence.Every every -> FixedDelay.of(every.pause());
            case RecurringWork.Cadence.Daily daily -> new Daily(ZONE, daily.at());
        };
    }

    /** One run; none while a gate is shut: it comes again at its time. */
    void run(RecurringWork work) {
        if (!gates.stream().allMatch(WorkGate::isOpen)) {
            return;
        }
        try {
            CurrentViewer.call(new Viewer.Program(work.name()), () -> {
                work.run();
                return Boolean.TRUE;
            });
        } catch (Exception e) {
            LOG.error("{} failed and will be run again at its next time", work.name(), e);
        }
    }
}
