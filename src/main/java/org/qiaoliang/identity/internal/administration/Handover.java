package org.qiaoliang.identity.internal.administration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.identity.HandoverSource;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody who leaves still has in hand, in all modules, and giving it on. */
@Component
public class Handover {
    private final ObjectProvider<HandoverSource> sources;
    private final TransactionTemplate systemTransactions;

    Handover(ObjectProvider<HandoverSource> sources, @SystemDatabase TransactionTemplate systemTransactions) {
        this.sources = sources;
        this.systemTransactions = systemTransactions;
    }

    /** Open work in one module; the name is part of message key {@code identity.handover.<name>}. */
    public record Open(String name, long count) {}

    public List<Open> open(AccountId account) {
        return inSystem(() -> {
            var all = new ArrayList<Open>();
            sources.orderedStream().forEach(source -> {
                var count = source.open(account);
                if (count > 0) {
                    all.add(new Open(source.name(), count));
                }
            });
            return all;
        });
    }

    long total(AccountId account) {
        return open(account).stream().mapToLong(Open::count).sum();
    }

    public List<Colleague> successors(AccountId account) {
        return inSystem(() -> {
            var all = new LinkedHashSet<Colleague>();
            sources.orderedStream().forEach(source -> all.addAll(source.successors(account)));
            return List.copyOf(all);
        });
    }

    /** In the system transaction that is open. */
    long handOver(AccountId from, AccountId to) {
        if (successors(from).stream().noneMatch(colleague -> colleague.id().equals(to))) {
            throw new RuleViolation("successor", "identity.handover.unfit");
        }
        return sources.orderedStream()
                .mapToLong(source -> source.handOver(from, to))
                .sum();
    }

    private <T> T inSystem(java.util.function.Supplier<T> work) {
        return Optional.ofNullable(systemTransactions.execute(status -> work.get()))
                .orElseThrow();
    }
}
