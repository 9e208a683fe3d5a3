package org.qiaoliang.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.ledger.Beneficiary;
import org.qiaoliang.ledger.DimensionNames;
import org.qiaoliang.ledger.Measure;
import org.qiaoliang.ledger.Measures;
import org.qiaoliang.ledger.Posting;
import org.qiaoliang.ledger.RecordRef;

/** Postings in the words of the domain; measures of their own, so that tests never meet those of others. */
record LedgerFixture(
        String measure,
        LocalDate day,
        DivisionCode place,
        OrganizationKind kind,
        String category,
        String channel,
        long quantity,
        Fen amount,
        Beneficiary beneficiary,
        boolean isConfidential) {
    static final DivisionCode VILLAGE = new DivisionCode("990111001001");
    static final String MEASURE = "test.received";

    static LedgerFixture received() {
        return new LedgerFixture(
                MEASURE,
                LocalDate.of(2026, 3, 14),
                VILLAGE,
                OrganizationKind.TRADE_UNION,
                "wages",
                "portal",
                1,
                Fen.ZERO,
                new Beneficiary.None(),
                false);
    }

    /** A ledger that takes test measures. */
    static LedgerEntries ledger(ActiveDatabase database) {
        var measures = new Measures() {
            @Override
            public List<Measure> all() {
                return List.of();
            }

            @Override
            public Optional<Measure> find(String code) {
                return code.startsWith("test.") ? Optional.of(new Measure(code, "cases", "ledger")) : Optional.empty();
            }

            @Override
            public Optional<DimensionNames> names(String module) {
                return Optional.empty();
            }
        };
        return new LedgerEntries(database, new SmallCity(), measures, Clock.systemUTC());
    }

    LedgerFixture measure(String code) {
        return new LedgerFixture(
                code, day, place, kind, category, channel, quantity, amount, beneficiary, isConfidential);
    }

    LedgerFixture by(String phone) {
        return new LedgerFixture(
                measure,
                day,
                place,
                kind,
                category,
                channel,
                quantity,
                amount,
                new Beneficiary.ByPhone(phone.getBytes(StandardCharsets.UTF_8)),
                isConfidential);
    }

    LedgerFixture confidential() {
        return new LedgerFixture(measure, day, place, kind, category, channel, quantity, amount, beneficiary, true);
    }

    Posting posting() {
        return new Posting(
                measure,
                day,
                SmallCity.id(place),
                new OrganizationId(kind.number()),
                category,
                channel,
                quantity,
                amount,
                beneficiary,
                new RecordRef("test", "T-1"),
                isConfidential);
    }
}
