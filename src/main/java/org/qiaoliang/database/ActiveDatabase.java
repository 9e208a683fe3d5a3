package org.qiaoliang.database;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Query;
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

    /**
     * Runs statements one after the other, each seeing what those before it did, in one trip to the server. Unlike in a
     * batch of different statements, their values stay parameters, so that none of them is planned anew.
     */
    public void together(List<? extends Query> statements) {
        if (statements.isEmpty()) {
            return;
        }
        var all = IntStream.range(0, statements.size())
                .mapToObj(i -> "{" + i + "}")
                .collect(Collectors.joining(";\n"));
        sql().query(all, statements.toArray(Query[]::new)).execute();
    }
}
