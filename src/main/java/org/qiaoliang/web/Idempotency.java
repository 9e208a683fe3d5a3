package org.qiaoliang.web;

import java.util.function.Supplier;

/**
 * Makes a write safe to retry: a key is bound to the digest of its body and keeps its result, encrypted, for a day.
 */
public interface Idempotency {
    /**
     * Runs the work in one transaction with its key, or gives back what the first run with this key gave. Works under any
     * viewer.
     *
     * @param area what kind of write, so that keys of different writes never meet
     * @param key as the client sent it, at most 100 characters
     * @param body what was asked, in any stable form; the same key with another body is refused
     * @param result to and from text; nothing confidential beyond what the first answer held
     * @throws org.qiaoliang.kernel.RuleViolation of kind CONFLICT when the key was used with another body
     */
    <T> Outcome<T> once(String area, String key, String body, Codec<T> result, Supplier<T> work);

    /** A result, and whether it is that of an earlier run. */
    record Outcome<T>(T value, boolean repeated) {}

    /** Writes a result as text and reads it again. */
    interface Codec<T> {
        String write(T value);

        T read(String text);
    }
}
