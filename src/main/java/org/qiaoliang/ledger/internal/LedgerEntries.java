package org.qiaoliang.ledger.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.ledger.Beneficiary;
import org.qiaoliang.ledger.EntryId;
import org.qiaoliang.ledger.Ledger;
import org.qiaoliang.ledger.Measures;
import org.qiaoliang.ledger.Posting;
import org.qiaoliang.tables.ledger.Routines;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** One statement a posting; the database does the rest (see the schema's functions). */
@Component
class LedgerEntries implements Ledger {
    private final ActiveDatabase database;
    private final Places places;
    private final Measures measures;
    private final Clock clock;

    LedgerEntries(ActiveDatabase database, Places places, Measures measures, Clock clock) {
        this.database = database;
        this.places = places;
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public EntryId post(Posting posting) {
        if (measures.find(posting.measure()).isEmpty()) {
            throw new IllegalArgumentException("no measure " + posting.measure() + " in the catalogue");
        }
        var place = places.codeOf(posting.division(), posting.on()).place();
        var kind = places.kindOf(posting.organization());
        return new EntryId(posting.confidential() ? confidential(posting, place, kind) : open(posting, place, kind));
    }

    private long open(Posting posting, long place, OrganizationKind kind) {
        return number(database.sql()
                .select(Routines.post(
                        OffsetDateTime.now(clock),
                        posting.on(),
                        posting.division().value(),
                        place,
                        (short) kind.number(),
                        posting.organization().value(),
                        posting.measure(),
                        posting.category(),
                        posting.channel(),
                        posting.quantity(),
                        posting.amount().value(),
                        posting.beneficiary() instanceof Beneficiary.ByPhone known ? known.phoneKey() : null,
                        posting.beneficiary() instanceof Beneficiary.Unidentified,
                        posting.record().type(),
                        posting.record().number()))
                .fetchSingle()
                .value1());
    }

    private long confidential(Posting posting, long place, OrganizationKind kind) {
        return number(database.sql()
                .select(Routines.postConfidential(
                        posting.on(),
                        place,
                        (short) kind.number(),
                        posting.measure(),
                        posting.quantity(),
                        posting.amount().value()))
                .fetchSingle()
                .value1());
    }

    @Override
    public EntryId reverse(EntryId entry, String reason) {
        try {
            var reversal = database.sql()
                    .select(Routines.reverse(entry.value(), reason, OffsetDateTime.now(clock)))
                    .fetchSingle()
                    .value1();
            if (reversal == null) {
                throw new IllegalArgumentException("no entry " + entry.value() + " that can be reversed");
            }
            return new EntryId(reversal);
        } catch (DuplicateKeyException twice) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "ledger.entry.reversed-already");
        }
    }

    private static long number(@Nullable Long id) {
        if (id == null) {
            throw new IllegalStateException("the database gave no number for the entry");
        }
        return id;
    }
}
