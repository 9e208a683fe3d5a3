package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RecurringWork;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives open appeals that lie with a closed organization to who carries on for it. They came in while it was being closed:
 * the one transaction had read it as open when the other committed.
 */
@Component
class Stragglers implements RecurringWork {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final Organizations organizations;
    private final AppealHeirs heirs;
    private final Clock clock;

    Stragglers(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            Organizations organizations,
            AppealHeirs heirs,
            Clock clock) {
        this.system = system;
        this.transactions = transactions;
        this.organizations = organizations;
        this.heirs = heirs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "appeals.stragglers";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        CurrentViewer.as(
                new Viewer.Program(name()),
                () -> transactions.executeWithoutResult(status -> {
                    var late = organizations.heirs(withOpenAppeals());
                    if (!late.isEmpty()) {
                        heirs.on(new OrganizationsSucceeded(late, LocalDate.ofInstant(clock.instant(), ZONE)));
                    }
                }));
    }

    private List<OrganizationId> withOpenAppeals() {
        // As the partial index over them says it.
        return system.selectDistinct(APPEAL.ORGANIZATION_ID)
                .from(APPEAL)
                .where("state not in ('closed', 'declined', 'withdrawn', 'joined')")
                .fetch(row -> new OrganizationId(row.value1()));
    }
}
