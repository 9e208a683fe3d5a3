package org.qiaoliang.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.qiaoliang.kernel.RecurringWork;
import org.qiaoliang.kernel.WorkGate;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RecurringTest {
    @Test
    @Rule("APPEAL-2")
    void runsNothingWhileAGateIsShut() {
        var open = new AtomicBoolean();
        var runs = new AtomicInteger();
        var beans = new DefaultListableBeanFactory();
        WorkGate gate = open::get;
        beans.registerSingleton("gate", gate);
        var work = new RecurringWork() {
            @Override
            public String name() {
                return "test.counts";
            }

            @Override
            public Cadence cadence() {
                return RecurringWork.every(Duration.ofMinutes(1));
            }

            @Override
            public void run() {
                runs.incrementAndGet();
            }
        };
        var recurring = new Recurring(
                List.of(work), beans.getBeanProvider(WorkGate.class), new DriverManagerDataSource(), false);

        recurring.run(work);
        assertThat(runs).hasValue(0);

        open.set(true);
        recurring.run(work);
        assertThat(runs).hasValue(1);
    }
}
