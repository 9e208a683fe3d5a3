package org.qiaoliang.database;

import java.util.List;

/**
 * The program can't start, for a reason the person at the keyboard can mend. It is shown as one line in both languages
 * and ends the program with exit code 1.
 */
public final class StartupFailure extends RuntimeException {
    private final String key;
    private final List<String> parameters;

    /** @param key message key; its text takes the parameters as {0}, {1}, … */
    public StartupFailure(String key, Object... parameters) {
        this(null, key, parameters);
    }

    public StartupFailure(@org.jspecify.annotations.Nullable Throwable cause, String key, Object... parameters) {
        super(key + List.of(parameters), cause);
        this.key = key;
        this.parameters =
                java.util.Arrays.stream(parameters).map(String::valueOf).toList();
    }

    public String key() {
        return key;
    }

    /** The line to show: Chinese, then English. */
    public String line() {
        return BothLanguages.line(key, parameters.toArray());
    }
}
