package org.qiaoliang.appeals.internal.watch;

import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.handling.Telling;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RecurringWork;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the handler and the next level when a statutory deadline is due soon, and again when it is overdue (APPEAL-2). Two
 * indexed scans; each deadline is claimed with a lock, so that any number of nodes may run it.
 */
@Component
public class Escalation implements RecurringWork {
    private static final int BATCH = 100;
    private static final List<String> STATUTORY = Arrays.stream(DeadlineKind.values())
            .filter(DeadlineKind::isStatutory)
            .map(DeadlineKind::code)
            .toList();

    /** Of what is settled nothing is owed, whatever clock is still open. */
    private static final List<String> UNSETTLED = Arrays.stream(AppealState.values())
            .filter(AppealState::isOpen)
            .map(AppealState::code)
            .toList();

    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final Organizations organizations;
    private final Accounts accounts;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Escalation(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            Organizations organizations,
            Accounts accounts,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.system = system;
        this.transactions = transactions;
        this.organizations = organizations;
        this.accounts = accounts;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "appeals.escalate";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofMinutes(5));
    }

    @Override
    public void run() {
        CurrentViewer.as(new Viewer.Program(name()), () -> {
            var now = utc(clock.instant());
            all(DEADLINE.ESCALATED.lt((short) 2).and(DEADLINE.DUE_AT.le(now)), (short) 2, "overdue");
            all(DEADLINE.ESCALATED.eq((short) 0).and(DEADLINE.WARN_AT.le(now)), (short) 1, "due-soon");
        });
    }

    private void all(Condition which, short level, String what) {
        Integer done;
        do {
            done = transactions.execute(status -> batch(which, level, what));
        } while (done != null && done == BATCH);
    }

    private int batch(Condition which, short level, String what) {
        var found = system.select(
                        DEADLINE.ID,
                        DEADLINE.KIND,
                        APPEAL.NUMBER,
                        APPEAL.ORGANIZATION_ID,
                        APPEAL.SCOPE_KEY,
                        APPEAL.HANDLER,
                        APPEAL.CASE_KEY)
                .from(DEADLINE)
                .join(APPEAL)
                .on(APPEAL.ID.eq(DEADLINE.APPEAL_ID))
                .where(
                        DEADLINE.OUTCOME.eq("open"),
                        // While a hearing is held, its time does not count.
                        DEADLINE.PAUSED_SINCE.isNull(),
                        DEADLINE.KIND.in(STATUTORY),
                        APPEAL.STATE.in(UNSETTLED),
                        which)
                .orderBy(DEADLINE.DUE_AT)
                .limit(BATCH)
                .forUpdate()
                .of(DEADLINE)
                .skipLocked()
                .fetch();
        for (var row : found) {
            tell(row, what);
            system.update(DEADLINE)
                    .set(DEADLINE.ESCALATED, level)
                    .where(DEADLINE.ID.eq(row.get(DEADLINE.ID)))
                    .execute();
        }
        return found.size();
    }

    private void tell(Record row, String what) {
        var number = new AppealNumber(row.get(APPEAL.NUMBER));
        var scope = new ScopeKey(row.get(APPEAL.SCOPE_KEY));
        var body = new OrganizationId(row.get(APPEAL.ORGANIZATION_ID));
        var told = new LinkedHashSet<AccountId>();
        if (row.get(APPEAL.HANDLER) != null) {
            told.add(new AccountId(row.get(APPEAL.HANDLER)));
        }
        told.addAll(deciders(body, scope));
        // Of a confidential case nobody outside the body hears.
        if (row.get(APPEAL.CASE_KEY) == null) {
            organizations.ancestorsOf(body).stream()
                    .filter(Organization::open)
                    .findFirst()
                    .ifPresent(above -> told.addAll(deciders(above.id(), scope)));
        }
        told.forEach(account -> telling.staff(
                account, number, scope, what, row.get(DEADLINE.KIND) + "/" + row.get(DEADLINE.ID) + "/" + what));
        audit.record(AuditEvent.of("appeal.escalated", "appeal", number.value(), scope)
                .change(Map.of(), Map.of("deadline", row.get(DEADLINE.KIND), "what", what)));
    }

    private Set<AccountId> deciders(OrganizationId organization, ScopeKey scope) {
        return new LinkedHashSet<>(accounts.staff(organization, scope, Permission.APPEAL_ASSIGN).stream()
                .map(Colleague::id)
                .toList());
    }
}
