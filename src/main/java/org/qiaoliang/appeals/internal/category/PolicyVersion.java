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
import org.qiaoliang.kernel.AccountId;

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

    /** In the running transaction; a version is never changed afterwards. */
    public void insert(DSLContext sql, AccountId by) {
        var target = policy.serviceTarget();
        sql.insertInto(POLICY_VERSION)
                .set(POLICY_VERSION.POLICY, policy.code())
                .set(POLICY_VERSION.VERSION, policy.version())
                .set(POLICY_VERSION.FROM_DATE, from)
                .set(POLICY_VERSION.FOR_OPEN, forOpen)
                .set(POLICY_VERSION.ACCEPT, policy.accept().toString())
                .set(POLICY_VERSION.SETTLE, policy.settle().toString())
                .set(POLICY_VERSION.SIMPLIFIED_ACCEPT, policy.simplifiedAccept().toString())
                .set(POLICY_VERSION.SIMPLIFIED_SETTLE, policy.simplifiedSettle().toString())
                .set(POLICY_VERSION.EXTENSION_DAYS, policy.extensionDays())
                .set(POLICY_VERSION.REQUEST_REVIEW, policy.requestReview().toString())
                .set(POLICY_VERSION.DECIDE_REVIEW, policy.decideReview().toString())
                .set(POLICY_VERSION.REQUEST_RE_REVIEW, policy.requestReReview().toString())
                .set(POLICY_VERSION.DECIDE_RE_REVIEW, policy.decideReReview().toString())
                .set(POLICY_VERSION.RETURN_REFERRAL, policy.returnReferral().toString())
                .set(POLICY_VERSION.SERVICE_TARGET, target == null ? null : target.toString())
                .set(POLICY_VERSION.TARGET_PAUSES, policy.targetPauses())
                .set(POLICY_VERSION.WARN_WORKING_DAYS, policy.warnWorkingDays())
                .set(POLICY_VERSION.TRANSFER_RULE, policy.transferRule().code())
                .set(POLICY_VERSION.SECOND_PERSON, policy.secondPerson())
                .set(POLICY_VERSION.ENTERED_BY, by.value())
                .set(POLICY_VERSION.BASIS, basis)
                .execute();
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
