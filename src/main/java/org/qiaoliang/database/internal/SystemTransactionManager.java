package org.qiaoliang.database.internal;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of background work, which leave a mark while they are open. A connection of the system's pool bound to the
 * thread is no such mark: a single statement asked of the system's database during a request's transaction binds one too,
 * until that transaction ends.
 */
public class SystemTransactionManager extends JdbcTransactionManager {
    private static final Object OPEN = SystemTransactionManager.class;

    SystemTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    /** Whether a transaction of background work is open on this thread. */
    public static boolean isOpen() {
        return TransactionSynchronizationManager.hasResource(OPEN);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        TransactionSynchronizationManager.bindResource(OPEN, Boolean.TRUE);
    }

    @Override
    protected Object doSuspend(Object transaction) {
        TransactionSynchronizationManager.unbindResource(OPEN);
        return super.doSuspend(transaction);
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspended) {
        super.doResume(transaction, suspended);
        TransactionSynchronizationManager.bindResource(OPEN, Boolean.TRUE);
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        TransactionSynchronizationManager.unbindResourceIfPossible(OPEN);
        super.doCleanupAfterCompletion(transaction);
    }
}
