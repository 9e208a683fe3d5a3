package org.qiaoliang.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a write safe to retry: a key is bound to the digest of its body and keeps its result, encrypted, for a day. API
 * calls bring the key in the header {@code Idempotency-Key}, forms in the hidden field {@code _key}.
 */
public interface Idempotency {
    /**
     * Runs the work in one transaction with its key, or gives back what the first run with this key gave. Works under any
     * viewer; a key belongs to the account that brought it. Who comes while the first is under way waits for it. Work that
     * fails leaves the key free, so that a mended form can be sent with it.
     *
     * @param area what kind of write, so that keys of different writes never meet
     * @param key as the client sent it, 1 to 100 characters
     * @param body what was asked, in any stable form, such as {@link #body}; the same key with another body is refused
     * @param result to and from text; nothing confidential beyond what the first answer held
     * @param work what is to be done once; rate limits belong inside, so that a repeat costs none of the allowance
     * @throws org.qiaoliang.kernel.RuleViolation of kind CONFLICT when the key was used with another body
     */
    <T> Outcome<T> once(String area, String key, String body, Codec<T> result, Supplier<T> work);

    /**
     * As {@link #once} for a form posted by a browser: the key is its hidden field {@code _key}, the body all that was
     * posted, and where to. A form without a key is carried out each time.
     *
     * @param work gives back the number or address of what it made, for those who come again
     */
    default String form(HttpServletRequest request, Supplier<String> work) {
        var given = request.getParameter("_key");
        var key = given == null || given.isBlank() ? UUID.randomUUID().toString() : given;
        var fields = new ArrayList<@Nullable Object>();
        fields.add(request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!name.startsWith("_")) {
                fields.add(name);
                fields.add(String.join("\n", values));
            }
        });
        return once("form", key, body(fields.toArray()), Codec.TEXT, work).value();
    }

    /** Fields in a form that no other fields have. */
    static String body(@Nullable Object... fields) {
        var text = new StringBuilder();
        for (var field : fields) {
            var value = field == null ? "" : field.toString();
            text.append(field == null ? "-" : value.length()).append(':').append(value);
        }
        return text.toString();
    }

    /** A result, and whether it is that of an earlier run. */
    record Outcome<T>(T value, boolean repeated) {}

    /** Writes a result as text and reads it again. */
    interface Codec<T> {
        /** For results that are texts, such as a number. */
        Codec<String> TEXT = new Codec<>() {
            @Override
            public String write(String value) {
                return value;
            }

            @Override
            public String read(String text) {
                return text;
            }
        };

        String write(T value);

        T read(String text);
    }
}
