package org.qiaoliang.database.internal;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Where nobody said so, {@code qiaoliang.demo} is what the database is; for a new embedded one, true. */
class DemoSetting implements EnvironmentPostProcessor, Ordered {
    private static final String SETTING = "qiaoliang.demo";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(SETTING)) {
            InstanceMark.demo(
                            Path.of(environment.getProperty("qiaoliang.data", "var")),
                            environment.getProperty("qiaoliang.db.url"))
                    .ifPresent(demo -> environment
                            .getPropertySources()
                            .addLast(new MapPropertySource("kind of the database", Map.of(SETTING, demo))));
        }
    }

    /** After the settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
