package org.qiaoliang;

import java.time.Clock;
import java.time.ZoneId;
import org.qiaoliang.database.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The program. Modules are the packages beside this class; {@code docs/architecture.md} tells what each owns. */
@SpringBootApplication(
        proxyBeanMethods = false,
        // Modules may use the same simple name for their own parts.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        // Observations wrap every filter of every request; nobody reads them.
        exclude = {UserDetailsServiceAutoConfiguration.class, ObservationAutoConfiguration.class})
@Modulithic(systemName = "Qiaoliang")
public class Qiaoliang {
    /** The zone of every date that a person reads or writes. Instants are stored; this is applied at the edges. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static void main(String[] args) {
        CommandLine.of(args)
                .run(words -> SpringApplication.run(Qiaoliang.class, words))
                .ifPresentOrElse(System::exit, () -> SpringApplication.run(Qiaoliang.class, args));
    }

    @Bean
    Clock clock() {
        return Clock.system(ZONE);
    }
}
