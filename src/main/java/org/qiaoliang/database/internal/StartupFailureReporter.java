package org.qiaoliang.database.internal;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.BothLanguages;
import org.qiaoliang.database.StartupFailure;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows a failure that a person can mend as one line instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupFailureReporter implements SpringBootExceptionReporter {
    StartupFailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = switch (cause) {
                case StartupFailure known -> known.line();
                case PortInUseException port -> BothLanguages.line("database.port.used", port.getPort());
                case BindException bind -> BothLanguages.line("database.setting.malformed", setting(bind));
                default -> "";
            };
            if (!line.isEmpty()) {
                System.err.println(line);
                return true;
            }
        }
        return false;
    }

    private static String setting(BindException bind) {
        return bind.getProperty() == null
                ? bind.getName().toString()
                : bind.getProperty().getName().toString();
    }
}
