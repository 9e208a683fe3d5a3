package org.qiaoliang.identity.internal.account;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.DEMO_ACCOUNT;

import java.util.List;
import org.jooq.DSLContext;
import org.qiaoliang.access.Role;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.DemoAccounts;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DemoList implements DemoAccounts {
    private final DSLContext system;
    private final TransactionTemplate systemTransactions;
    private final boolean demo;

    DemoList(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate systemTransactions,
            Instance instance) {
        this.system = system;
        this.systemTransactions = systemTransactions;
        this.demo = instance.demo();
    }

    @Override
    public void offer(List<Offered> accounts) {
        systemTransactions.executeWithoutResult(status -> {
            system.deleteFrom(DEMO_ACCOUNT).execute();
            var position = 0;
            for (var account : accounts) {
                system.insertInto(DEMO_ACCOUNT)
                        .set(DEMO_ACCOUNT.POSITION, position++)
                        .set(DEMO_ACCOUNT.ACCOUNT_ID, account.account().value())
                        .set(DEMO_ACCOUNT.PASSWORD, account.password())
                        .set(DEMO_ACCOUNT.ROLE, account.role().code())
                        .set(DEMO_ACCOUNT.ORGANIZATION, account.organization())
                        .set(DEMO_ACCOUNT.DIVISION, account.division().digits())
                        .execute();
            }
        });
    }

    @Override
    public List<Offered> offered() {
        if (!demo) {
            return List.of();
        }
        return system.select(
                        DEMO_ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.LOGIN,
                        DEMO_ACCOUNT.PASSWORD,
                        DEMO_ACCOUNT.ROLE,
                        DEMO_ACCOUNT.ORGANIZATION,
                        DEMO_ACCOUNT.DIVISION)
                .from(DEMO_ACCOUNT)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(DEMO_ACCOUNT.ACCOUNT_ID))
                .where(ACCOUNT.STATE.eq("active"), ACCOUNT.DEMO.isTrue())
                .orderBy(DEMO_ACCOUNT.POSITION)
                .fetch(row -> new Offered(
                        new AccountId(row.get(DEMO_ACCOUNT.ACCOUNT_ID)),
                        row.get(ACCOUNT.LOGIN),
                        row.get(DEMO_ACCOUNT.PASSWORD),
                        Role.ofCode(row.get(DEMO_ACCOUNT.ROLE)).orElseThrow(),
                        row.get(DEMO_ACCOUNT.ORGANIZATION),
                        new DivisionCode(row.get(DEMO_ACCOUNT.DIVISION))));
    }
}
