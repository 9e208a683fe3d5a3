package org.qiaoliang.access;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * From where the running request came: the client's address, as far as it can be trusted. Set by the filter of module web,
 * absent in background work.
 *
 * @param address IPv4 or IPv6 address in text form
 */
public record RequestOrigin(String address) {
    private static final ThreadLocal<@Nullable RequestOrigin> CURRENT = new ThreadLocal<>();

    public static Optional<RequestOrigin> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs something as coming from here. */
    public <T> T call(Callable<T> work) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
