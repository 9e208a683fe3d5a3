package org.qiaoliang.database.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.StartupFailure;

/** The one row that says what a database is. */
public final class Instances {
    private Instances() {}

    public static Optional<Instance> find(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            try (var present = statement.executeQuery("select to_regclass('database.instance') is not null")) {
                present.next();
                if (!present.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (var rows = statement.executeQuery("select id, demo from database.instance")) {
                return rows.next()
                        ? Optional.of(new Instance(rows.getObject("id", UUID.class), rows.getBoolean("demo")))
                        : Optional.empty();
            }
        }
    }

    /** What the database is; a new one becomes what was asked for. */
    static Instance settle(Connection owner, @Nullable Boolean demoAsked, boolean demoByDefault) throws SQLException {
        boolean wanted = demoAsked == null ? demoByDefault : demoAsked;
        try (var insert =
                owner.prepareStatement("insert into database.instance (demo) values (?) on conflict do nothing")) {
            insert.setBoolean(1, wanted);
            insert.executeUpdate();
        }
        Instance instance = find(owner).orElseThrow();
        if (demoAsked != null && demoAsked != instance.demo()) {
            throw new StartupFailure("database.kind.differs", Migrations.word(instance.demo()));
        }
        return instance;
    }
}
