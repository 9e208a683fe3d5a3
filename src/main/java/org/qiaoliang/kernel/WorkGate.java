package org.qiaoliang.kernel;

/**
 * Holds all {@link RecurringWork} back while it is shut: offered as a bean by whoever writes a history that the clock on the
 * wall must not meddle with.
 */
public interface WorkGate {
    boolean isOpen();
}
