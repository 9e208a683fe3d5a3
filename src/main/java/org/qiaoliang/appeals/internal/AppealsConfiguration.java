package org.qiaoliang.appeals.internal;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.appeals.internal.handling.ContactSeal;
import org.qiaoliang.crypto.SealedColumn;
import org.qiaoliang.divisions.WorkCalendar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AppealsConfiguration {
    @Bean
    SealedColumn appealContacts() {
        // Those of confidential cases are sealed with the key of the case.
        return SealedColumn.of(ContactSeal.PURPOSE, APPEAL.CONTACT).where(APPEAL.CASE_KEY.isNull());
    }

    @Bean
    DueTimes dueTimes(WorkCalendar calendar) {
        return new DueTimes(calendar);
    }
}
