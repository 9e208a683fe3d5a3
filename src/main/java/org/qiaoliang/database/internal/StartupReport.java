package org.qiaoliang.database.internal;

import java.util.List;
import org.qiaoliang.database.BothLanguages;
import org.qiaoliang.database.StartupLines;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last words of a start: the address, and what modules have to say to the person at the keyboard. */
@Component
class StartupReport {
    private final List<StartupLines> parts;
    private final Environment environment;

    StartupReport(List<StartupLines> parts, Environment environment) {
        this.parts = parts;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell() {
        String port = environment.getProperty("local.server.port");
        if (port == null || port.startsWith("-") || !environment.getProperty("qiaoliang.report", Boolean.class, true)) {
            return;
        }
        System.out.println();
        System.out.println(BothLanguages.line("database.running", "http://localhost:" + port + "/"));
        parts.forEach(part -> part.lines().forEach(System.out::println));
        System.out.flush();
    }
}
