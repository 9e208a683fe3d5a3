package org.qiaoliang.database.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.qiaoliang.database.StartupFailure;
import org.qiaoliang.database.internal.server.Progress;

/**
 * Fills an empty database, already migrated to the shape of the backup, in one transaction of the role that owns it: all or
 * nothing. Foreign keys and indexes are put back at the end, so that the order of tables does not matter and the rows are
 * checked in one go.
 */
final class Restore {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    private final Connection owner;
    private final Archive archive;
    private final Progress progress;

    Restore(Connection owner, Archive archive, Progress progress) {
        this.owner = owner;
        this.archive = archive;
        this.progress = progress;
    }

    void fill() throws IOException, SQLException {
        Manifest manifest = archive.manifest();
        Catalogue catalogue = new Catalogue(owner);
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            CopySettings.apply(statement);
            addPartitions(statement, catalogue, manifest);
            List<String> forced = catalogue.forced();
            for (String table : forced) {
                statement.execute("alter table " + table + " no force row level security");
            }
            Catalogue.Dismantling dismantling = catalogue.dismantling();
            for (String step : dismantling.away()) {
                statement.execute(step);
            }
            empty(statement, manifest);
            copy(statement, manifest);
            verify(catalogue, manifest);
            setSequences(statement, manifest);
            progress.tell("database.restore.indexes", dismantling.back().size());
            for (String step : dismantling.back()) {
                statement.execute(step);
            }
            for (String table : forced) {
                statement.execute("alter table " + table + " force row level security");
            }
            owner.commit();
            owner.setAutoCommit(true);
            statement.execute("analyze");
        } catch (SQLException | IOException | RuntimeException e) {
            owner.rollback();
            owner.setAutoCommit(true);
            throw e;
        }
    }

    /** Partitions that the program adds as time goes by are in no migration. */
    private static void addPartitions(Statement statement, Catalogue catalogue, Manifest manifest) throws SQLException {
        for (Manifest.Table table : manifest.tables()) {
            if (table.partitionOf() != null && !catalogue.has(table.name())) {
                statement.execute("create table %s partition of %s %s"
                        .formatted(table.name(), table.partitionOf(), table.bound()));
                statement.execute("alter table " + table.name() + " enable row level security");
                statement.execute("alter table " + table.name() + " force row level security");
            }
        }
    }

    /** Rows that migrations put in are in the backup too, as they were by then. */
    private static void empty(Statement statement, Manifest manifest) throws SQLException {
        for (Manifest.Table table : manifest.tables()) {
            statement.execute("alter table " + table.name() + " disable trigger user");
        }
        statement.execute("truncate "
                + manifest.tables().stream().map(Manifest.Table::name).collect(Collectors.joining(", ")));
    }

    private void copy(Statement statement, Manifest manifest) throws IOException, SQLException {
        CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
        long said = 0;
        int done = 0;
        for (Manifest.Table table : manifest.tables()) {
            if (System.nanoTime() - said > BETWEEN_LINES.toNanos()) {
                progress.tell(
                        "database.restore.table", done + 1, manifest.tables().size(), table.name());
                said = System.nanoTime();
            }
            try (InputStream in = archive.open(table.entry())) {
                copy.copyIn("copy %s (%s) from stdin".formatted(table.name(), table.columns()), in, 1 << 16);
            }
            statement.execute("alter table " + table.name() + " enable trigger user");
            done++;
        }
    }

    private static void verify(Catalogue catalogue, Manifest manifest) throws SQLException {
        for (Manifest.Table table : manifest.tables()) {
            long found = catalogue.count(table.name());
            if (found != table.rows()) {
                throw new StartupFailure("database.restore.count", table.name(), found, table.rows());
            }
        }
    }

    private void setSequences(Statement statement, Manifest manifest) throws SQLException {
        try (var set = owner.prepareStatement("select setval(?::regclass, ?)")) {
            for (Manifest.Sequence sequence : manifest.sequences()) {
                // Some are made in use, such as that of a year's numbers; their names are quoted in the manifest.
                statement.execute("create sequence if not exists " + sequence.name());
                set.setString(1, sequence.name());
                set.setLong(2, sequence.lastValue());
                set.executeQuery().close();
            }
        }
    }

    /** Files that were kept beside the database. None may be in the way. */
    static void requireNoExtras(Archive archive, Path data) {
        for (Manifest.Extra extra : archive.manifest().extras()) {
            Path place = data.resolve(extra.path()).normalize();
            if (!place.startsWith(data) || Files.exists(place)) {
                throw new StartupFailure("database.restore.inTheWay", place);
            }
        }
    }

    static void putExtras(Archive archive, Path data) throws IOException {
        for (Manifest.Extra extra : archive.manifest().extras()) {
            Path place = data.resolve(extra.path());
            Files.createDirectories(place.resolveSibling("."));
            try (InputStream in = archive.open(extra.entry())) {
                Files.copy(in, place);
            }
        }
    }
}
