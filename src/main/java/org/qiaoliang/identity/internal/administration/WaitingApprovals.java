package org.qiaoliang.identity.internal.administration;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.identity.Approvals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class WaitingApprovals implements Approvals {
    private final AccountQueries queries;
    private final RecoveryQueries recoveryQueries;

    WaitingApprovals(AccountQueries queries, RecoveryQueries recoveryQueries) {
        this.queries = queries;
        this.recoveryQueries = recoveryQueries;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        if (!CurrentViewer.get().may(Permission.ACCOUNTS_MANAGE)) {
            return List.of();
        }
        var me = CurrentViewer.staff().account();
        var grants = queries.waitingGrants().stream()
                .filter(grant -> !Objects.equals(grant.requestedBy(), me.value())
                        && !grant.account().equals(me))
                .map(grant -> new Waiting(Subject.GRANT, grant.id(), grant.name(), grant.login(), grant.requestedAt()));
        var recoveries = recoveryQueries.waiting().stream()
                .filter(recovery -> recovery.requestedBy() != me.value()
                        && !recovery.account().equals(me))
                .map(recovery -> new Waiting(
                        Subject.RECOVERY, recovery.id(), recovery.name(), recovery.login(), recovery.requestedAt()));
        return Stream.concat(grants, recoveries)
                .sorted(Comparator.comparing(Waiting::askedAt).thenComparing(Waiting::id))
                .toList();
    }
}
