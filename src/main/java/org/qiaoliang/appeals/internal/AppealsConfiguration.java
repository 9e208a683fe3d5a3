package org.qiaoliang.appeals.internal;

import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.divisions.WorkCalendar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AppealsConfiguration {
    @Bean
    DueTimes dueTimes(WorkCalendar calendar) {
        return new DueTimes(calendar);
    }
}
