package org.qiaoliang.audit.internal;

import static org.qiaoliang.tables.audit.Sequences.EVENT_NUMBER;

import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Numbers of events, taken from the database a block at a time. Numbers may be skipped; they say nothing of order. */
@Component
class EventNumbers {
    /** The step of the sequence. */
    private static final int BLOCK = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    long next(DSLContext sql) {
        lock.lock();
        try {
            if (next == end) {
                next = sql.nextval(EVENT_NUMBER);
                end = next + BLOCK;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }
}
