package org.qiaoliang.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.qiaoliang.database.SystemDatabase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jooq.autoconfigure.ExceptionTranslatorExecuteListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Three roles, three pools; the app's transactions are begun by module access, which tells the viewer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean
    Flyway flyway(DatabaseProperties properties) {
        var flyway = Flyway.configure()
                .dataSource(
                        properties.url(),
                        properties.owner().user(),
                        properties.owner().password())
                .locations("classpath:db/migration")
                .schemas("migrations")
                .defaultSchema("migrations")
                .outOfOrder(true)
                .load();
        flyway.migrate();
        return flyway;
    }

    @Bean
    @Primary
    @DependsOn("flyway")
    DataSource appDataSource(DatabaseProperties properties) {
        return pool("app", properties.url(), properties.app(), properties.appPoolSize());
    }

    @Bean
    @SystemDatabase
    @DependsOn("flyway")
    DataSource systemDataSource(DatabaseProperties properties) {
        return pool("system", properties.url(), properties.system(), properties.systemPoolSize());
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
        return new JdbcTransactionManager(dataSource);
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
