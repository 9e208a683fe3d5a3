package org.qiaoliang.demo.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** Lets a loading that is under way when the program is stopped come to rest while there still is a database. */
@Component
@ConditionalOnBooleanProperty("qiaoliang.demo")
class Ending implements ApplicationListener<ContextClosedEvent> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch rest = new CountDownLatch(1);
    private volatile boolean busy;
    private volatile boolean asked;

    /** Runs something that asks now and then whether it is to stop. */
    void hold(Runnable work) {
        busy = true;
        try {
            work.run();
        } finally {
            rest.countDown();
        }
    }

    boolean isAsked() {
        return asked;
    }

    /** For who may not go on: what comes after the loading must not begin while the program ends. */
    void await() {
        LockSupport.parkNanos(PATIENCE.toNanos());
    }

    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored")
    public void onApplicationEvent(ContextClosedEvent closed) {
        asked = true;
        if (!busy) {
            return;
        }
        try {
            rest.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
