package org.qiaoliang.database;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program can't start, for a reason the person at the keyboard can mend. It is shown as one line in both languages
 * and ends the program with exit code 1.
 */
public final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<String> parameters;

    /** @param key message key; its text takes the parameters as {0}, {1}, … */
    public StartupFailure(String key, @Nullable Object... parameters) {
        this(null, key, parameters);
    }

    public StartupFailure(@Nullable Throwable cause, String key, @Nullable Object... parameters) {
        super(key + List.of(parameters), cause);
        this.key = key;
        this.parameters = Arrays.stream(parameters).map(String::valueOf).toList();
    }

    public String key() {
        return key;
    }

    /** The line to show: Chinese, then English. */
    public String line() {
        return BothLanguages.line(key, parameters.toArray());
    }
}
