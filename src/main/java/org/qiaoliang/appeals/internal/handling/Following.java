package org.qiaoliang.appeals.internal.handling;

import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What became of an appeal becomes of those joined with it, as soon as it is committed: they lie wherever they lie, and the
 * program does it in transactions of their own. What dies in between is found by the recurring work of the same.
 */
@Component
class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private static final Set<AppealTransition> FOLLOWED = EnumSet.of(
            AppealTransition.JOIN,
            AppealTransition.DECLINE,
            AppealTransition.WITHDRAW,
            AppealTransition.REPLY,
            AppealTransition.APPROVE,
            AppealTransition.DECIDE_REVIEW,
            AppealTransition.DECIDE_RE_REVIEW,
            AppealTransition.CLOSE,
            AppealTransition.REOPEN);

    private final JoinedThread thread;
    private final Separation separation;
    private final SharedAnswer answers;

    Following(JoinedThread thread, Separation separation, SharedAnswer answers) {
        this.thread = thread;
        this.separation = separation;
        this.answers = answers;
    }

    /** Called in the transaction of the act. */
    void after(Appeal appeal) {
        var id = appeal.origin().id();
        var followed = appeal.effects().stream()
                .anyMatch(e -> e instanceof Effect.Step step && FOLLOWED.contains(step.transition()));
        if (!followed || !thread.hasCompany(id)) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                follow(id);
            }
        });
    }

    private void follow(long appeal) {
        try {
            separation.of(appeal);
            answers.of(appeal);
        } catch (RuntimeException later) {
            LOG.warn("those joined with appeal {} follow later", appeal, later);
        }
    }
}
