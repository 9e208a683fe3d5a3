package org.qiaoliang.web.internal.once;

import static org.qiaoliang.tables.web.Tables.ONCE;

import org.qiaoliang.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** First answers that are kept for repeats, for when keys are renewed. */
@Configuration(proxyBeanMethods = false)
class SealedAnswers {
    @Bean
    SealedColumn firstAnswers() {
        return SealedColumn.of(StoredKeys.PURPOSE, ONCE.RESULT);
    }
}
