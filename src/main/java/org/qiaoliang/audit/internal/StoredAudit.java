package org.qiaoliang.audit.internal;

import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.RequestOrigin;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.ActiveDatabase;
import org.springframework.stereotype.Component;

@Component
class StoredAudit implements Audit {
    static final String ROW = "audit.row";
    private static final int LONGEST = 2000;
    private static final String INSERT = """
            with written as (
                insert into audit.event (id, at, viewer, account, actor, organization, origin, action, subject_type,
                    subject, scope_key, on_behalf_of, reason, before, after, confidential,
                    mac)
                values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}::jsonb, {14}::jsonb,
                    {15}, {16}))
            insert into audit.pending (event) values ({17})""";

    private final ActiveDatabase database;
    private final Vault vault;
    private final Clock clock;
    private final EventNumbers numbers;

    StoredAudit(ActiveDatabase database, Vault vault, Clock clock, EventNumbers numbers) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.numbers = numbers;
    }

    @Override
    public void record(AuditEvent event) {
        var sql = database.sql();
        var row = row(numbers.next(sql), event, CurrentViewer.get());
        insert(sql, row, vault.mac(ROW, row.form()));
    }

    private TrailRow row(long id, AuditEvent event, Viewer viewer) {
        var scope = event.scope();
        return new TrailRow(
                id,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                kind(viewer),
                account(viewer),
                cleanIfAny(actor(viewer)),
                organization(viewer),
                RequestOrigin.current().map(RequestOrigin::address).orElse(null),
                event.action(),
                event.subjectType(),
                clean(event.subject()),
                scope == null ? null : scope.value(),
                cleanIfAny(event.onBehalfOf()),
                cleanIfAny(event.reason()),
                clean(event.before()),
                clean(event.after()),
                event.confidential());
    }

    /** The event and its mark in one statement, without asking anything back: this runs in every write. */
    private static void insert(DSLContext sql, TrailRow row, byte[] mac) {
        sql.query(
                        INSERT,
                        val(row.id()),
                        val(row.at().atOffset(ZoneOffset.UTC)),
                        val(row.viewer()),
                        val(row.account(), SQLDataType.BIGINT),
                        val(row.actor(), SQLDataType.CLOB),
                        val(row.organization(), SQLDataType.BIGINT),
                        val(row.origin(), SQLDataType.CLOB),
                        val(row.action()),
                        val(row.subjectType()),
                        val(row.subject()),
                        val(row.scopeKey(), SQLDataType.BIGINT),
                        val(row.onBehalfOf(), SQLDataType.CLOB),
                        val(row.reason(), SQLDataType.CLOB),
                        val(TrailJson.write(row.before())),
                        val(TrailJson.write(row.after())),
                        val(row.confidential()),
                        val(mac),
                        val(row.id()))
                .execute();
    }

    private static String kind(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Anonymous anybody -> "anonymous";
            case Viewer.TicketHolder ticket -> "ticket";
            case Viewer.Resident resident -> "resident";
            case Viewer.Staff staff -> "staff";
            case Viewer.Program program -> "program";
        };
    }

    private static @Nullable Long account(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Staff staff -> staff.account().value();
            case Viewer.Resident resident -> resident.account().value();
            default -> null;
        };
    }

    private static @Nullable Long organization(Viewer viewer) {
        if (viewer instanceof Viewer.Staff staff) {
            var organization = staff.organization();
            return organization == null ? null : organization.value();
        }
        return null;
    }

    private static @Nullable String actor(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Anonymous anybody -> null;
            case Viewer.TicketHolder ticket -> ticket.number();
            case Viewer.Resident resident -> resident.account().toString();
            case Viewer.Staff staff -> staff.login();
            case Viewer.Program program -> program.job();
        };
    }

    private static Map<String, String> clean(Map<String, String> values) {
        var cleaned = new HashMap<String, String>();
        values.forEach((key, value) -> cleaned.put(clean(key), clean(value)));
        return cleaned;
    }

    private static @Nullable String cleanIfAny(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** As the database will give it back: without what it can't hold, and bounded. */
    private static String clean(String text) {
        var cleaned = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .limit(LONGEST)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }
}
