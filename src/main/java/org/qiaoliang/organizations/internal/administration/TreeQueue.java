package org.qiaoliang.organizations.internal.administration;

import java.util.Objects;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.jobs.Jobs;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for a tree to be founded; it runs as a job, found under "my jobs". */
@Component
public class TreeQueue {
    private final Jobs jobs;
    private final TransactionTemplate transactions;

    TreeQueue(Jobs jobs, TransactionTemplate transactions) {
        this.jobs = jobs;
        this.transactions = transactions;
    }

    public JobId start(TreeFounding.Plan plan) {
        if (plan.kinds().isEmpty()) {
            throw new RuleViolation("kinds", "organizations.tree.kinds.missing");
        }
        if (plan.deepest().compareTo(plan.division().level()) < 0) {
            throw new RuleViolation("deepest", "organizations.tree.deepest.above");
        }
        TreeFounding.requireMine(plan);
        return Objects.requireNonNull(transactions.execute(status -> jobs.start(TreeFounding.KIND, plan.written())));
    }
}
