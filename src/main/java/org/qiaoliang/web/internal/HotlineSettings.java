package org.qiaoliang.web.internal;

import java.util.List;
import org.qiaoliang.web.Hotline;
import org.qiaoliang.web.Hotlines;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class HotlineSettings {
    @Bean
    Hotlines hotlines(Environment environment) {
        return new Hotlines(
                Binder.get(environment)
                        .bind("qiaoliang.hotlines", Bindable.listOf(Line.class))
                        .orElse(List.of())
                        .stream()
                        .map(line -> new Hotline(line.number, line.code, line.first, line.hours))
                        .toList());
    }

    /** One line of the settings. */
    record Line(String number, String code, boolean first, String hours) {
        @SuppressWarnings({"ConstantValue", "NullAway"})
        Line {
            hours = hours == null ? "" : hours;
        }
    }
}
