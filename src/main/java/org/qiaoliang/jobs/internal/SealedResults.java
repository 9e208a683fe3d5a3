package org.qiaoliang.jobs.internal;

import static org.qiaoliang.tables.jobs.Tables.PIECE;

import org.qiaoliang.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files that jobs resulted in, for when keys are renewed. */
@Configuration(proxyBeanMethods = false)
class SealedResults {
    @Bean
    SealedColumn jobResults() {
        return SealedColumn.of(ResultStream.PURPOSE, PIECE.CONTENT);
    }
}
