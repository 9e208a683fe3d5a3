package org.qiaoliang.database.internal.server;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.BothLanguages;

/** Who hears what a long step is doing. */
@FunctionalInterface
public interface Progress {
    void say(String line);

    default void tell(String key, @Nullable Object... parameters) {
        say(BothLanguages.line(key, parameters));
    }

    /** Lines for the person who started the program. */
    static Progress console() {
        return line -> {
            System.out.println("· " + line);
            System.out.flush();
        };
    }
}
