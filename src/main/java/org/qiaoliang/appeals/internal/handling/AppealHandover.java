package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.identity.HandoverSource;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Open appeals of somebody who leaves. An administrator decides who takes over without seeing any appeal: each is assigned
 * in their name with the reach that this one act needs. A confidential case is not given on by anybody outside of it: it
 * returns to those whose duty it is to receive it.
 */
@Component
class AppealHandover implements HandoverSource {
    private static final Set<String> OVER = Set.of("closed", "declined", "withdrawn", "joined");

    private final DSLContext system;
    private final AppealDesk desk;
    private final Accounts accounts;
    private final TransactionTemplate own;

    AppealHandover(
            @SystemDatabase DSLContext system,
            AppealDesk desk,
            Accounts accounts,
            PlatformTransactionManager transactionManager) {
        this.system = system;
        this.desk = desk;
        this.accounts = accounts;
        // The page that asks is in a transaction that knows the administrator's own reach alone.
        own = new TransactionTemplate(transactionManager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        own.setReadOnly(true);
    }

    private record Held(AppealNumber number, boolean confidential, OrganizationId organization, ScopeKey scope) {}

    @Override
    public String name() {
        return "appeals";
    }

    @Override
    public long open(AccountId account) {
        return system.fetchCount(APPEAL, heldBy(account));
    }

    @Override
    public List<Colleague> successors(AccountId account) {
        var found = new LinkedHashMap<AccountId, Colleague>();
        held(account).stream()
                .filter(held -> !held.confidential)
                .map(held -> Map.entry(held.organization, held.scope))
                .distinct()
                .forEach(place -> CurrentViewer.as(
                        reaching(place.getValue()),
                        () -> own.executeWithoutResult(
                                status -> accounts.staff(place.getKey(), place.getValue(), Permission.APPEAL_HANDLE)
                                        .forEach(colleague -> found.put(colleague.id(), colleague)))));
        found.remove(account);
        return List.copyOf(found.values());
    }

    @Override
    public long handOver(AccountId from, AccountId to) {
        var name = accounts.names(List.of(to)).getOrDefault(to, "");
        var moved = 0L;
        for (var held : held(from)) {
            if (!held.confidential && given(held, to, name)) {
                moved++;
            } else {
                release(held);
            }
        }
        return moved;
    }

    private boolean given(Held held, AccountId to, String name) {
        try {
            CurrentViewer.as(reaching(held.scope), () -> desk.act(held.number, new AppealCommand.Assign(to, name, "")));
            return true;
        } catch (RuleViolation notNow) {
            return false;
        }
    }

    private void release(Held held) {
        system.update(APPEAL)
                .setNull(APPEAL.HANDLER)
                .setNull(APPEAL.HANDLER_NAME)
                .set(APPEAL.CASE_TAKEN, false)
                .set(APPEAL.VERSION, APPEAL.VERSION.plus(1))
                .where(APPEAL.NUMBER.eq(held.number.value()))
                .execute();
    }

    private List<Held> held(AccountId account) {
        return system.select(APPEAL.NUMBER, APPEAL.CASE_KEY.isNotNull(), APPEAL.ORGANIZATION_ID, APPEAL.SCOPE_KEY)
                .from(APPEAL)
                .where(heldBy(account))
                .orderBy(APPEAL.ID)
                .fetch(row -> new Held(
                        AppealNumber.parse(row.value1()).orElseThrow(),
                        row.value2(),
                        new OrganizationId(row.value3()),
                        new ScopeKey(row.value4())));
    }

    private static Condition heldBy(AccountId account) {
        return APPEAL.HANDLER.eq(account.value()).and(APPEAL.STATE.notIn(OVER));
    }

    /** The administrator with the reach that giving this on needs, and no more. */
    private static Viewer.Staff reaching(ScopeKey key) {
        var staff = CurrentViewer.staff();
        var scope = new Scope(List.of(new Scope.Range(key.value(), key.value() + 1)));
        return new Viewer.Staff(
                staff.account(),
                staff.login(),
                staff.name(),
                staff.organization(),
                staff.roles(),
                Map.of(Permission.APPEAL_ASSIGN, scope, Permission.APPEAL_READ, scope));
    }
}
