package org.qiaoliang.appeals.internal.intake;

import java.util.List;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.web.RateLimits;
import org.qiaoliang.web.RateLimits.Try;
import org.springframework.stereotype.Component;

/**
 * Filing from outside, bounded by address and by phone. The bounds are taken inside the idempotent run, so that a repeat
 * costs nothing; an appeal refused for its content has cost its try.
 */
@Component
public class PublicLimits {
    private final RateLimits limits;
    private final IntakeService service;

    PublicLimits(RateLimits limits, IntakeService service) {
        this.limits = limits;
        this.service = service;
    }

    /**
     * As {@link AppealIntake#submit(String, Submission)}, bounded.
     *
     * @param address of the request
     * @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY besides those of the intake
     */
    public Receipt submit(String address, String key, Submission submission) {
        return service.once(key, submission, () -> {
            var fromHere = new Try("public-submit-address", address);
            var contact = submission.contact();
            limits.take(
                    submission.anonymous() || contact == null
                            ? List.of(fromHere)
                            // As it is kept, so that another spelling is no other phone.
                            : List.of(
                                    fromHere, new Try("public-submit-phone", SubmissionCheck.phone(contact.phone()))));
            return service.submit(submission);
        });
    }
}
