package org.qiaoliang;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Counts the statements that a thread sends to the database, whichever pool it takes: the announcement of the viewer and the
 * reading of the session too. Begin and commit are not among them.
 */
@Component
public final class Statements implements BeanPostProcessor {
    private static final ThreadLocal<@Nullable List<String>> SENT = new ThreadLocal<>();
    private static final int RUNS = 4;

    /** What some work sends when all that is remembered from earlier work is remembered. */
    public static List<String> of(Runnable work) {
        return IntStream.range(0, RUNS)
                .mapToObj(run -> once(work))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static List<String> once(Runnable work) {
        var sent = new ArrayList<String>();
        SENT.set(sent);
        try {
            work.run();
            return sent;
        } finally {
            SENT.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? proxy(DataSource.class, source, (method, result) -> wrapped(result, ""))
                : bean;
    }

    private static @Nullable Object wrapped(@Nullable Object made, String text) {
        if (made == null) {
            return null;
        }
        return switch (made) {
            case Connection connection ->
                proxy(Connection.class, connection, (method, result) -> wrapped(result, text));
            case PreparedStatement statement -> statement(PreparedStatement.class, statement, text);
            case Statement statement -> statement(Statement.class, statement, text);
            default -> made;
        };
    }

    private static <T> Object statement(Class<T> type, T statement, String text) {
        return proxy(type, statement, (method, result) -> {
            var sent = SENT.get();
            if (sent != null && method.getName().startsWith("execute")) {
                sent.add(text.isEmpty() ? method.getName() : text);
            }
            return result;
        });
    }

    private interface After {
        @Nullable
        Object of(Method method, @Nullable Object result);
    }

    private static <T> Object proxy(Class<T> type, T target, After after) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                var result = method.invoke(target, arguments);
                if (method.getName().equals("unwrap")) {
                    return result;
                }
                return result instanceof PreparedStatement statement && arguments != null
                        ? wrapped(statement, (String) arguments[0])
                        : after.of(method, result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
