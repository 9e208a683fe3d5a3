package org.qiaoliang.notices;

/** Sends messages to people. */
public interface Notices {
    /**
     * Puts a notice in the outbox, in the running transaction. Exactly once for an event and recipient, however often it
     * is called (NOTICE-1).
     */
    void send(Notice notice);
}
