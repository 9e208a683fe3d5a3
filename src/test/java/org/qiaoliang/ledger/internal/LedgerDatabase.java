package org.qiaoliang.ledger.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.Scope;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own for tests in which nobody else may fold or post; with the roles and the policies of the real one. */
public final class LedgerDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final HikariDataSource appSource;
    private final HikariDataSource systemSource;
    public final DSLContext app;
    public final DSLContext system;
    public final TransactionTemplate appTransactions;
    public final TransactionTemplate systemTransactions;

    public LedgerDatabase() {
        name = "ledger_" + NUMBER.incrementAndGet();
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner qiaoliang_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var url = TestDatabase.url().replaceFirst("/[^/]*$", "/" + name);
        Flyway.configure()
                .dataSource(url, "qiaoliang_owner", "test")
                .locations("classpath:db/migration/access", "classpath:db/migration/ledger")
                .schemas("migrations")
                .defaultSchema("migrations")
                .load()
                .migrate();
        appSource = pool(url, "qiaoliang_app");
        systemSource = pool(url, "qiaoliang_system");
        app = context(appSource);
        system = context(systemSource);
        appTransactions = new TransactionTemplate(new JdbcTransactionManager(appSource));
        // a reading and the plain query that it is compared with see the same
        appTransactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        systemTransactions = new TransactionTemplate(new JdbcTransactionManager(systemSource));
    }

    /** Ends every connection of the roll-up, as if the program had been killed. */
    public int killSystemConnections() {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement =
                        connection.prepareStatement("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where usename = 'qiaoliang_system' and datname = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs in one transaction of the app, as somebody who may read the figures of a scope. */
    public <T> T reading(Scope scope, Supplier<T> work) {
        var viewer = new Viewer.Staff(
                new AccountId(1), "leader", "leader", null, Set.of(), Map.of(Permission.FIGURES_READ, scope));
        return CurrentViewer.as(
                viewer,
                () -> appTransactions.execute(status -> {
                    app.fetch(
                            "select set_config('qiaoliang.viewer', 'staff', true),"
                                    + " set_config('qiaoliang.scope.figures.read', ?, true)",
                            scope.toMultirange());
                    return work.get();
                }));
    }

    private static HikariDataSource pool(String url, String user) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("test");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private static DSLContext context(HikariDataSource source) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(source)));
        return DSL.using(configuration);
    }

    @Override
    public void close() {
        appSource.close();
        systemSource.close();
    }
}
