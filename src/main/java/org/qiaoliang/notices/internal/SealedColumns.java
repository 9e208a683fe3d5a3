package org.qiaoliang.notices.internal;

import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import org.qiaoliang.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the outbox keeps sealed, for when keys are renewed. */
@Configuration(value = "noticeSealedColumns", proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn noticeContents() {
        return SealedColumn.of(Content.PURPOSE, OUTBOX.CONTENT);
    }
}
