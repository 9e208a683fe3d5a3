package org.qiaoliang.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.ScopeKey;

/**
 * One thing done, for the trail. Holds no personal data and nothing of a confidential case: ids, states and digests only.
 *
 * @param action dotted verb, such as {@code appeal.accepted}, {@code account.signed-in}; also the message key
 *     {@code audit.action.<action>}
 * @param subjectType what it was done to, such as {@code appeal}
 * @param subject its public number or id
 * @param scope whose it is, for auditors with a bounded grant; null when it belongs to no organization
 * @param before values before, by field name
 * @param after values after, by field name
 * @param reason why, where a reason was asked
 * @param onBehalfOf for whom it was done, where not for oneself: an id or a public number
 * @param confidential whether it tells of a confidential case: auditors who look it up leave a trail themselves
 */
public record AuditEvent(
        String action,
        String subjectType,
        String subject,
        @Nullable ScopeKey scope,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String reason,
        @Nullable String onBehalfOf,
        boolean confidential) {
    public AuditEvent {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    public static AuditEvent of(String action, String subjectType, String subject, @Nullable ScopeKey scope) {
        return new AuditEvent(action, subjectType, subject, scope, Map.of(), Map.of(), null, null, false);
    }

    public AuditEvent change(Map<String, String> before, Map<String, String> after) {
        return new AuditEvent(action, subjectType, subject, scope, before, after, reason, onBehalfOf, confidential);
    }

    public AuditEvent because(String reason) {
        return new AuditEvent(action, subjectType, subject, scope, before, after, reason, onBehalfOf, confidential);
    }

    public AuditEvent onBehalfOf(String whom) {
        return new AuditEvent(action, subjectType, subject, scope, before, after, reason, whom, confidential);
    }

    /** The same, telling of a confidential case. */
    public AuditEvent ofConfidentialCase() {
        return ofConfidentialCase(true);
    }

    public AuditEvent ofConfidentialCase(boolean is) {
        return new AuditEvent(action, subjectType, subject, scope, before, after, reason, onBehalfOf, is);
    }
}
