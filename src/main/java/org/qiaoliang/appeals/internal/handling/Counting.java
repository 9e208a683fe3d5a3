package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.tables.appeals.Tables.COUNTED;
import static org.qiaoliang.tables.appeals.Tables.STEP;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.Query;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.ledger.Beneficiary;
import org.qiaoliang.ledger.EntryId;
import org.qiaoliang.ledger.Ledger;
import org.qiaoliang.ledger.Posting;
import org.qiaoliang.ledger.RecordRef;
import org.springframework.stereotype.Component;

/** Counts appeals in the ledger, and takes back what turns out not to be so (LEDGER-1, LEDGER-2). */
@Component
public class Counting {
    public static final String RECEIVED = "appeal.received";
    public static final String ACCEPTED = "appeal.accepted";

    static final String SATISFIED = "appeal.satisfied";
    static final String DISSATISFIED = "appeal.dissatisfied";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ActiveDatabase database;
    private final Ledger ledger;

    Counting(ActiveDatabase database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /** Counts one in the name of an organization. */
    void count(Appeal.Origin origin, OrganizationId organization, String measure, Instant at) {
        post(origin, organization, measure, at).execute();
    }

    /** As {@link #count}, with the statement that remembers the entry left to run once the appeal's row is there. */
    public Query post(Appeal.Origin origin, OrganizationId organization, String measure, Instant at) {
        var phone = origin.phoneKey();
        var entry = ledger.post(new Posting(
                measure,
                LocalDate.ofInstant(at, ZONE),
                origin.division(),
                organization,
                origin.category(),
                origin.channel().code(),
                1,
                Fen.ZERO,
                phone == null ? new Beneficiary.Unidentified() : new Beneficiary.ByPhone(phone),
                new RecordRef("appeal", origin.number().value()),
                origin.confidential()));
        return database.sql()
                .insertInto(COUNTED)
                .set(COUNTED.APPEAL_ID, origin.id())
                .set(COUNTED.MEASURE, measure)
                .set(COUNTED.ENTRY_ID, entry.value());
    }

    /**
     * Reverses what stands under a measure and counts it anew, as the appeal is now: on the day of then, and for who had it
     * then. Nothing when nothing stands.
     */
    void recount(Appeal.Origin origin, String measure, Instant at, String why) {
        if (uncount(origin, measure, why) == 0) {
            return;
        }
        var step = measure.equals(RECEIVED) ? "receipt" : AppealTransition.ACCEPT.code();
        var organization = database.sql()
                .select(STEP.ORGANIZATION_ID)
                .from(STEP)
                .where(STEP.APPEAL_ID.eq(origin.id()), STEP.TRANSITION.eq(step))
                .orderBy(STEP.ID.desc())
                .limit(1)
                .fetchSingle(row -> new OrganizationId(row.value1()));
        count(origin, organization, measure, at);
    }

    /** Reverses what was counted under a measure and still stands, and says how many that were. */
    int uncount(Appeal.Origin origin, String measure, String why) {
        var entries = database.sql()
                .select(COUNTED.ID, COUNTED.ENTRY_ID)
                .from(COUNTED)
                .where(COUNTED.APPEAL_ID.eq(origin.id()), COUNTED.MEASURE.eq(measure), COUNTED.REVERSED.isFalse())
                .fetch();
        for (var row : entries) {
            ledger.reverse(new EntryId(row.value2()), why);
            database.sql()
                    .update(COUNTED)
                    .set(COUNTED.REVERSED, true)
                    .where(COUNTED.ID.eq(row.value1()))
                    .execute();
        }
        return entries.size();
    }
}
