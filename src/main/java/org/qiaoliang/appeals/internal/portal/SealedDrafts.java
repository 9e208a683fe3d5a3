package org.qiaoliang.appeals.internal.portal;

import static org.qiaoliang.tables.appeals.Tables.DRAFT;

import org.qiaoliang.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is being written on the portal, for when keys are renewed. */
@Configuration(proxyBeanMethods = false)
class SealedDrafts {
    @Bean
    SealedColumn appealDrafts() {
        return SealedColumn.of(Drafts.PURPOSE, DRAFT.CONTENT);
    }
}
