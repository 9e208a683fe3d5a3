package org.qiaoliang.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.MasterKeyFile;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.database.internal.server.DatabaseRole;
import org.qiaoliang.database.internal.server.Progress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jooq.autoconfigure.ExceptionTranslatorExecuteListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Three roles, three pools; the app's transactions are begun by module access, which tells the viewer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseProperties.class, DatabaseProperties.Program.class})
class DatabaseConfiguration {

    @Bean
    DatabaseServer databaseServer(DatabaseProperties properties, DatabaseProperties.Program program) {
        return DatabaseServer.of(properties, program.data(), program.command() != null);
    }

    /** Migrated, and found safe to serve requests from. */
    @Bean
    DatabaseStart.Ready databaseReady(
            DatabaseServer server, DatabaseProperties properties, DatabaseProperties.Program program) {
        return new DatabaseStart(server, program, properties.url(), Progress.console()).prepare();
    }

    @Bean
    Instance instance(DatabaseStart.Ready ready) {
        return ready.instance();
    }

    @Bean
    MasterKeyFile masterKeyFile(DatabaseStart.Ready ready) {
        return ready.masterKey();
    }

    @Bean
    @Primary
    @DependsOn("databaseReady")
    DataSource appDataSource(DatabaseServer server, DatabaseProperties properties) {
        return pool("app", server.url(), server.login(DatabaseRole.APP), properties.appPoolSize());
    }

    @Bean
    @SystemDatabase
    @DependsOn("databaseReady")
    DataSource systemDataSource(DatabaseServer server, DatabaseProperties properties) {
        return pool("system", server.url(), server.login(DatabaseRole.SYSTEM), properties.systemPoolSize());
    }

    @Bean
    @Primary
    DSLContext appContext(DataSource dataSource) {
        return context(dataSource);
    }

    @Bean
    @SystemDatabase
    DSLContext systemContext(@SystemDatabase DataSource dataSource) {
        return context(dataSource);
    }

    @Bean
    @Primary
    TransactionTemplate appTransactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    @SystemDatabase
    PlatformTransactionManager systemTransactionManager(@SystemDatabase DataSource dataSource) {
        return new SystemTransactionManager(dataSource);
    }

    @Bean
    @SystemDatabase
    TransactionTemplate systemTransactions(@SystemDatabase PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    private static DataSource pool(String name, String url, DatabaseProperties.Login login, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "qiaoliang-" + name);
        return new HikariDataSource(config);
    }

    private static DSLContext context(DataSource dataSource) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(dataSource)));
        configuration.set(new Settings()
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                .withExecuteLogging(false)
                .withCacheRecordMappers(true));
        configuration.set(new DefaultExecuteListenerProvider(ExceptionTranslatorExecuteListener.DEFAULT));
        return DSL.using(configuration);
    }
}
