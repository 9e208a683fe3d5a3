package org.qiaoliang.jobs.internal;

import java.time.Duration;
import org.qiaoliang.kernel.RecurringWork;
import org.springframework.stereotype.Component;

@Component
class OldJobs implements RecurringWork {
    private static final Duration KEPT = Duration.ofDays(90);

    private final JobTable table;

    OldJobs(JobTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "jobs.old";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.daily(3, 50);
    }

    @Override
    public void run() {
        table.forgetOld(KEPT);
    }
}
