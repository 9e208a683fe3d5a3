package org.qiaoliang.appeals.internal.category;

import static org.qiaoliang.tables.appeals.Tables.POLICY_VERSION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.appeals.internal.deadlines.TransferRule;

/**
 * A policy as it is from a day on.
 *
 * @param forOpen whether it is also for matters received before that day
 * @param basis on what ground it was entered
 */
public record PolicyVersion(DeadlinePolicy policy, LocalDate from, boolean forOpen, String basis) {

    /** Whether it holds for a matter received on one day and looked at on another. */
    boolean holds(LocalDate received, LocalDate today) {
        return !from.isAfter(received) || (forOpen && !from.isAfter(today));
    }

    /** All versions by policy, the latest first. */
    static Map<String, List<PolicyVersion>> all(DSLContext sql) {
        return sql
                .select(POLICY_VERSION.fields())
                .from(POLICY_VERSION)
                .orderBy(POLICY_VERSION.POLICY, POLICY_VERSION.VERSION.desc())
                .fetch(PolicyVersion::of)
                .stream()
                .collect(Collectors.groupingBy(version -> version.policy.code()));
    }

    private static PolicyVersion of(Record row) {
        return new PolicyVersion(
                new DeadlinePolicy(
                        row.get(POLICY_VERSION.POLICY),
                        row.get(POLICY_VERSION.VERSION),
                        Term.of(row.get(POLICY_VERSION.ACCEPT)),
                        Term.of(row.get(POLICY_VERSION.SETTLE)),
                        Term.of(row.get(POLICY_VERSION.SIMPLIFIED_ACCEPT)),
                        Term.of(row.get(POLICY_VERSION.SIMPLIFIED_SETTLE)),
                        row.get(POLICY_VERSION.EXTENSION_DAYS),
                        Term.of(row.get(POLICY_VERSION.REQUEST_REVIEW)),
                        Term.of(row.get(POLICY_VERSION.DECIDE_REVIEW)),
                        Term.of(row.get(POLICY_VERSION.REQUEST_RE_REVIEW)),
                        Term.of(row.get(POLICY_VERSION.DECIDE_RE_REVIEW)),
                        Term.of(row.get(POLICY_VERSION.RETURN_REFERRAL)),
                        target(row.get(POLICY_VERSION.SERVICE_TARGET)),
                        row.get(POLICY_VERSION.WARN_WORKING_DAYS),
                        TransferRule.ofCode(row.get(POLICY_VERSION.TRANSFER_RULE)),
                        row.get(POLICY_VERSION.SECOND_PERSON),
                        row.get(POLICY_VERSION.TARGET_PAUSES)),
                row.get(POLICY_VERSION.FROM_DATE),
                row.get(POLICY_VERSION.FOR_OPEN),
                row.get(POLICY_VERSION.BASIS));
    }

    private static @Nullable Term target(@Nullable String written) {
        return written == null ? null : Term.of(written);
    }
}
