package org.qiaoliang.demo.internal;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("qiaoliang.demo")
class DemoConfiguration {
    @Bean
    @Primary
    DemoClock demoClock(Clock clock) {
        return new DemoClock(clock);
    }
}
