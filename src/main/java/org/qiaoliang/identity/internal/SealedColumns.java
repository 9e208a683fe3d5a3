package org.qiaoliang.identity.internal;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.CREDENTIAL;
import static org.qiaoliang.tables.identity.Tables.LINK;

import org.qiaoliang.crypto.SealedColumn;
import org.qiaoliang.identity.internal.signin.LostPassword;
import org.qiaoliang.identity.internal.signin.SecondFactor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts keep sealed, for when keys are renewed. */
@Configuration(value = "accountSealedColumns", proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn accountPhones() {
        return SealedColumn.of(LostPassword.PHONE_PURPOSE, ACCOUNT.PHONE_SEALED);
    }

    @Bean
    SealedColumn accountFactors() {
        return SealedColumn.of(SecondFactor.PURPOSE, CREDENTIAL.TOTP_SEALED);
    }

    @Bean
    SealedColumn offeredFactors() {
        return SealedColumn.of(SecondFactor.PURPOSE, LINK.TOTP_SEALED);
    }
}
