package org.qiaoliang.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expected failure that the reader can mend: said beside the field, in the reader's language. Pages show the form
 * again with what was typed, the JSON API answers with problem details (RFC 9457).
 */
public class RuleViolation extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of refusal it is, with its HTTP status. */
    public enum Kind {
        /** A field holds something that can't be. */
        INVALID(422),
        /** Somebody else changed the record meanwhile, or it is in another state than the reader thought. */
        STALE(409),
        /** The same thing exists, or was sent before with another content. */
        CONFLICT(409),
        /** Yours to see, but not to do, or not now. */
        NOT_ALLOWED(403),
        /** Too often; try later. */
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * One complaint.
     *
     * @param field the form field or JSON member, empty when it concerns the whole
     * @param key message key
     * @param parameters for the message's {0}, {1}, …
     */
    public record Complaint(String field, String key, List<?> parameters) {}

    private final Kind kind;
    private final List<Complaint> complaints;
    private final @Nullable Duration again;

    public RuleViolation(String field, String key, Object... parameters) {
        this(Kind.INVALID, field, key, parameters);
    }

    public RuleViolation(Kind kind, String field, String key, Object... parameters) {
        this(kind, List.of(new Complaint(field, key, List.of(parameters))));
    }

    public RuleViolation(Kind kind, List<Complaint> complaints) {
        this(kind, complaints, null);
    }

    private RuleViolation(Kind kind, List<Complaint> complaints, @Nullable Duration again) {
        super(key(complaints), null, false, false);
        this.kind = kind;
        this.complaints = List.copyOf(complaints);
        this.again = again;
    }

    /**
     * Too often.
     *
     * @param again after how long it may be tried again
     * @param key message key; {0} are the minutes until then
     */
    public static RuleViolation tooMany(Duration again, String key) {
        var minutes = again.toMinutes() + 1;
        return new RuleViolation(Kind.TOO_MANY, List.of(new Complaint("", key, List.of(minutes))), again);
    }

    private static @Nullable String key(List<Complaint> complaints) {
        return complaints.isEmpty() ? null : complaints.getFirst().key();
    }

    public Kind kind() {
        return kind;
    }

    public List<Complaint> complaints() {
        return complaints;
    }

    /** After how long it may be tried again, where that is known. */
    public Optional<Duration> again() {
        return Optional.ofNullable(again);
    }
}
