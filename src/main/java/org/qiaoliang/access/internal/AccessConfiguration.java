package org.qiaoliang.access.internal;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** Transactions of requests; those of background work are module database's. */
    @Bean
    @Primary
    ViewerTransactionManager transactionManager(DataSource dataSource) {
        return new ViewerTransactionManager(dataSource);
    }
}
