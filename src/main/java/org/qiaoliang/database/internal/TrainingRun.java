package org.qiaoliang.database.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A trial start for the cache of loaded classes: opens the pages people open first, then ends the program. */
@Component
@ConditionalOnBooleanProperty("qiaoliang.training")
class TrainingRun {
    private static final List<String> PATHS =
            List.of("/", "/services", "/near", "/sign-in", "/api/v1/categories", "/workbench", "/nothing-here");

    @EventListener
    void open(ApplicationReadyEvent ready) throws IOException {
        ConfigurableApplicationContext context = ready.getApplicationContext();
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        for (String path : PATHS) {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setInstanceFollowRedirects(true);
            try (InputStream in =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (in != null) {
                    in.readAllBytes();
                }
            }
        }
        // Not on this thread: closing the context waits for the listener that asked for it.
        Thread.ofPlatform().name("end-of-training").start(() -> System.exit(SpringApplication.exit(context)));
    }
}
