package org.qiaoliang.appeals.internal.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealIntake.ReceivingBody;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;

/** Who would receive what is being written, named before it is sent (APPEAL-1), and never the accused (APPEAL-2). */
@Component
class Receivers {
    private final AppealIntake intake;
    private final Drafts drafts;

    Receivers(AppealIntake intake, Drafts drafts) {
        this.intake = intake;
        this.drafts = drafts;
    }

    /** Null while it is not known, and when nobody would. */
    @Nullable
    ReceivingBody of(Draft draft) {
        return named(draft, draft.aboutReceiver());
    }

    /** Who would receive a denunciation, were it not about them; null for other matters. */
    @Nullable
    ReceivingBody usual(Draft draft) {
        return drafts.category(draft).filter(category -> category.passedOn()).isPresent() ? named(draft, false) : null;
    }

    /**
     * What is wrong with whom a denunciation is said to be about: not said yet, which is never taken for a no, or about the
     * only body here that could receive it.
     */
    List<RuleViolation.Complaint> complaints(Draft draft) {
        if (!draft.has(Draft.ABOUT_RECEIVER) && usual(draft) != null) {
            return new RuleViolation(Draft.ABOUT_RECEIVER, "appeals.portal.about-receiver.choose").complaints();
        }
        return draft.aboutReceiver() && of(draft) == null
                ? new RuleViolation(Draft.ABOUT_RECEIVER, "appeals.submission.nobody-else").complaints()
                : List.of();
    }

    private @Nullable ReceivingBody named(Draft draft, boolean aboutReceiver) {
        return intake.receivingBody(draft.get(Draft.CATEGORY), draft.get(Draft.DIVISION), aboutReceiver)
                .orElse(null);
    }
}
