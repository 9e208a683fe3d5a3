package org.qiaoliang.divisions.internal;

import static org.qiaoliang.tables.divisions.Tables.DEPLOYMENT;
import static org.qiaoliang.tables.divisions.Tables.DIVISION;
import static org.qiaoliang.tables.divisions.Tables.VERSION;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.DivisionsChanged;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies the open data into the tables. COPY is refused on a table with row-level security, so rows go through a temporary
 * table; the whole country takes some ten seconds, a city a fraction of one.
 */
@Service
class DivisionLoader implements DivisionSetup {
    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final StoredDivisions divisions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DivisionLoader(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            StoredDivisions divisions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.system = system;
        this.transactions = transactions;
        this.divisions = divisions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public int load(DivisionCode root) {
        return Objects.requireNonNull(transactions.execute(status -> loadIfNew(root)));
    }

    private int loadIfNew(DivisionCode code) {
        var there = divisions.root();
        if (there.isPresent()) {
            if (!there.get().code().equals(code)) {
                throw new RuleViolation(
                        "root", "divisions.root-taken", there.get().name());
            }
            return divisions.tree().within().size();
        }
        var rows = new ArrayList<DivisionData.Row>();
        DivisionData.read(code, rows::add);
        var root = rows.stream().filter(row -> row.code().equals(code)).findFirst();
        if (root.isEmpty() || code.level().compareTo(DivisionLevel.COUNTY) > 0) {
            throw new RuleViolation("root", "divisions.root-unknown", code.digits());
        }
        insert(rows);
        system.insertInto(DEPLOYMENT)
                .set(DEPLOYMENT.ROOT_ID, root.get().id())
                .set(DEPLOYMENT.LOADED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        divisions.changed();
        events.publishEvent(
                new DivisionsChanged(List.of(new DivisionId(root.get().id())), LocalDate.now(clock)));
        return divisions.tree().within().size();
    }

    /** Loads rows as they come; public within the module so that a test may load more than a deployment holds. */
    void insert(List<DivisionData.Row> rows) {
        var letters = letters(rows);
        var ids = new HashMap<DivisionCode, Integer>();
        system.execute("create temporary table loaded_division (id integer, level smallint, code text, name text,"
                + " initials text, parent_id integer) on commit drop");
        system.connection(connection -> {
            try {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy loaded_division from stdin");
                var text = new StringBuilder();
                for (var row : rows) {
                    ids.put(row.code(), row.id());
                    line(text, row, letters, row.code().parent().map(ids::get).orElse(null));
                    if (text.length() > 1 << 18) {
                        send(copy, text);
                    }
                }
                send(copy, text);
                copy.endCopy();
            } catch (SQLException e) {
                throw new IllegalStateException("copying divisions", e);
            }
        });
        system.execute("insert into {0} (id, level) select id, level from loaded_division", DIVISION);
        system.execute(
                "insert into {0} (division_id, code, name, initials, parent_id)"
                        + " select id, code, name, initials, parent_id from loaded_division",
                VERSION);
    }

    private static void line(
            StringBuilder text, DivisionData.Row row, Map<Integer, String> letters, @Nullable Integer parent) {
        text.append(row.id())
                .append('\t')
                .append(row.code().level().ordinal() + 1)
                .append('\t')
                .append(row.code().digits())
                .append('\t')
                .append(row.name().replace("\\", "\\\\").replace("\t", " "))
                .append('\t')
                .append(Initials.of(row.name(), letters))
                .append('\t')
                .append(parent == null ? "\\N" : parent.toString())
                .append('\n');
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private Map<Integer, String> letters(List<DivisionData.Row> rows) {
        var characters = new HashSet<Integer>();
        rows.forEach(row -> row.name().codePoints().forEach(characters::add));
        return DivisionStore.initials(
                system, characters.stream().map(Character::toString).toList());
    }
}
