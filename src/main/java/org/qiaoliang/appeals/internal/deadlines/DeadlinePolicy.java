package org.qiaoliang.appeals.internal.deadlines;

import org.jspecify.annotations.Nullable;

/**
 * Which times hold for a category with a kind of organization (APPEAL-2).
 *
 * @param code stable word
 * @param version grows with each edit
 * @param settle from acceptance
 * @param simplifiedAccept under the simplified procedure (简易办理), from receipt
 * @param simplifiedSettle under it, from acceptance
 * @param extensionDays how many calendar days an extension may add at most; 0 when there is none
 * @param requestReview for the petitioner, from delivery (送达)
 * @param returnReferral for the receiving body, from the transfer
 * @param serviceTarget the organization's own promise to answer, from acceptance; null when it makes none
 * @param warnWorkingDays how many working days before a deadline the next level is told
 * @param transferRule what a transfer does to the time to accept
 * @param secondPerson whether an answer needs somebody else's approval
 * @param targetPauses whether the promise stands still while waiting for the petitioner
 */
public record DeadlinePolicy(
        String code,
        int version,
        Term accept,
        Term settle,
        Term simplifiedAccept,
        Term simplifiedSettle,
        int extensionDays,
        Term requestReview,
        Term decideReview,
        Term requestReReview,
        Term decideReReview,
        Term returnReferral,
        @Nullable Term serviceTarget,
        int warnWorkingDays,
        TransferRule transferRule,
        boolean secondPerson,
        boolean targetPauses) {

    /** 信访工作条例 (2022). */
    public static final DeadlinePolicy DEFAULT = new DeadlinePolicy(
            "default",
            1,
            Term.calendarDays(15),
            Term.calendarDays(60),
            Term.workingDays(3),
            Term.workingDays(10),
            30,
            new Term(30, Term.Unit.CALENDAR_DAYS, true),
            Term.calendarDays(30),
            new Term(30, Term.Unit.CALENDAR_DAYS, true),
            Term.calendarDays(30),
            Term.workingDays(5),
            null,
            3,
            TransferRule.RESTART,
            false,
            true);

    /** The time for a kind of deadline, of the ordinary procedure. */
    public @Nullable Term term(DeadlineKind kind) {
        return switch (kind) {
            case ACCEPT -> accept;
            case SETTLE -> settle;
            case RETURN_REFERRAL -> returnReferral;
            case SERVICE_TARGET -> serviceTarget;
            case REQUEST_REVIEW -> requestReview;
            case DECIDE_REVIEW -> decideReview;
            case REQUEST_RE_REVIEW -> requestReReview;
            case DECIDE_RE_REVIEW -> decideReReview;
        };
    }

    public @Nullable Term term(DeadlineKind kind, boolean simplified) {
        if (!simplified) {
            return term(kind);
        }
        return switch (kind) {
            case ACCEPT -> simplifiedAccept;
            case SETTLE -> simplifiedSettle;
            default -> term(kind);
        };
    }
}
