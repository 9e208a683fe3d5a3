package org.qiaoliang.ledger.internal.rollup;

import java.time.Duration;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Folds what is pending, again and again, in a thread of its own. Nothing is lost or counted twice when it dies. */
@Component
class RollUpWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RollUpWorker.class);
    private static final int SLOWEST = 30;
    private static final int BACKLOG = 4;

    private final RollUp rollUp;
    private final Duration pause;
    private final int batch;
    private volatile boolean running;
    private Thread thread = new Thread();

    RollUpWorker(
            RollUp rollUp,
            @Value("${qiaoliang.ledger.roll-up.pause:1s}") Duration pause,
            @Value("${qiaoliang.ledger.roll-up.batch:5000}") int batch) {
        this.rollUp = rollUp;
        this.pause = pause;
        this.batch = batch;
    }

    @Override
    public void start() {
        if (pause.isZero()) {
            return;
        }
        running = true;
        thread = Thread.ofPlatform().daemon().name("ledger-roll-up").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(SLOWEST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        var failures = 0;
        var size = batch;
        while (running) {
            try {
                var most = size;
                var folded = CurrentViewer.as(new Viewer.Program("ledger.roll-up"), () -> rollUp.fold(most));
                failures = 0;
                // A backlog, as after an import, goes in larger batches, since their entries share cells.
                size = folded == most ? batch * BACKLOG : batch;
                if (folded < most) {
                    rest(pause);
                }
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                failures++;
                // Figures stay exact meanwhile, since readings add what is pending; they only cost more.
                LOG.error("the ledger's roll-up failed {} times in a row, and goes on trying", failures, e);
                rest(pause.multipliedBy(Math.min(SLOWEST, 1L << Math.min(failures, 5))));
            }
        }
    }

    private void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
