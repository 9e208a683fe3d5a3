package org.qiaoliang.access;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The viewer of the running request or job. Set once at the edge (request filter, job runner) and read where rules are
 * decided and when a transaction begins. Bound to the thread, and put back when a nested run ends.
 */
public final class CurrentViewer {
    private static final Viewer ANYBODY = new Viewer.Anonymous();
    private static final ThreadLocal<@Nullable Viewer> CURRENT = new ThreadLocal<>();

    private CurrentViewer() {}

    public static Viewer get() {
        var viewer = CURRENT.get();
        return viewer == null ? ANYBODY : viewer;
    }

    /** The staff member who acts; throws when nobody of the staff does: guard with a permission before. */
    public static Viewer.Staff staff() {
        if (get() instanceof Viewer.Staff staff) {
            return staff;
        }
        throw new IllegalStateException("no staff viewer");
    }

    /** Runs something as a viewer. A transaction that is open already keeps the viewer it began with. */
    public static <T> T as(Viewer viewer, Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(viewer);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    public static void as(Viewer viewer, Runnable work) {
        as(viewer, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** As {@link #as(Viewer, Supplier)} for work that throws checked exceptions. */
    public static <T> T call(Viewer viewer, Callable<T> work) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(viewer);
        try {
            return work.call();
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable Viewer before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
