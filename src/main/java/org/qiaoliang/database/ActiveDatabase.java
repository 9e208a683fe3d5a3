package org.qiaoliang.database;

import org.jooq.DSLContext;
import org.qiaoliang.database.internal.SystemTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The database of the transaction that is open: the app's in a request, the system's in background work. For what must be
 * written beside a business change in either, such as the audit trail and the ledger.
 */
@Component
public class ActiveDatabase {
    private final DSLContext app;
    private final DSLContext system;

    ActiveDatabase(DSLContext app, @SystemDatabase DSLContext system) {
        this.app = app;
        this.system = system;
    }

    /** The SQL of the open transaction. */
    public DSLContext sql() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("must run in the transaction of what it is written for");
        }
        return SystemTransactionManager.isOpen() ? system : app;
    }
}
