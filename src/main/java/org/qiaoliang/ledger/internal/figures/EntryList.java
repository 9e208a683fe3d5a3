package org.qiaoliang.ledger.internal.figures;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.qiaoliang.tables.ledger.Tables.ENTRY;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.ledger.EntryId;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.LedgerEntry;
import org.qiaoliang.ledger.RecordRef;
import org.qiaoliang.ledger.internal.Codes;
import org.springframework.stereotype.Component;

/** The entries behind a figure, by day and number, the latest first. */
@Component
class EntryList {
    private static final String BETWEEN = "_";

    private final DSLContext sql;

    EntryList(DSLContext sql) {
        this.sql = sql;
    }

    Slice<LedgerEntry> page(FigureQuery query, Scope scope, @Nullable String after, int size) {
        var wanted = ENTRY.MEASURE
                .eq(any(query.measures().toArray(String[]::new)))
                .and(ENTRY.DAY.between(query.from(), query.to()))
                .and(condition(ScopeCondition.of("entry.scope_key", scope)));
        if (!query.categories().isEmpty()) {
            wanted = wanted.and(ENTRY.CATEGORY.in(query.categories()));
        }
        if (!query.channels().isEmpty()) {
            wanted = wanted.and(ENTRY.CHANNEL.in(query.channels()));
        }
        if (!query.organizations().isEmpty()) {
            wanted = wanted.and(ENTRY.ORGANIZATION_ID.in(
                    query.organizations().stream().map(OrganizationId::value).toList()));
        }
        if (after != null) {
            var last = Key.parse(after);
            wanted = wanted.and(row(ENTRY.DAY, ENTRY.ID).lt(row(val(last.day), val(last.id))));
        }
        var found = sql.select(
                        ENTRY.ID,
                        ENTRY.POSTED_AT,
                        ENTRY.DAY,
                        ENTRY.MEASURE,
                        ENTRY.DIVISION_ID,
                        ENTRY.PLACE,
                        ENTRY.KIND,
                        ENTRY.ORGANIZATION_ID,
                        ENTRY.CATEGORY,
                        ENTRY.CHANNEL,
                        ENTRY.QUANTITY,
                        ENTRY.AMOUNT_FEN,
                        ENTRY.RECORD_TYPE,
                        ENTRY.RECORD_NUMBER,
                        ENTRY.REVERSES,
                        ENTRY.REASON)
                .from(ENTRY)
                .where(wanted)
                .orderBy(ENTRY.DAY.desc(), ENTRY.ID.desc())
                .limit(size + 1)
                .fetch(r -> new LedgerEntry(
                        new EntryId(r.get(ENTRY.ID)),
                        r.get(ENTRY.POSTED_AT).toInstant(),
                        r.get(ENTRY.DAY),
                        r.get(ENTRY.MEASURE),
                        new DivisionId(r.get(ENTRY.DIVISION_ID)),
                        Codes.ofPlace(r.get(ENTRY.PLACE)),
                        OrganizationKind.ofNumber(r.get(ENTRY.KIND)),
                        new OrganizationId(r.get(ENTRY.ORGANIZATION_ID)),
                        r.get(ENTRY.CATEGORY),
                        r.get(ENTRY.CHANNEL),
                        r.get(ENTRY.QUANTITY),
                        new Fen(r.get(ENTRY.AMOUNT_FEN)),
                        new RecordRef(r.get(ENTRY.RECORD_TYPE), r.get(ENTRY.RECORD_NUMBER)),
                        Optional.ofNullable(r.get(ENTRY.REVERSES)).map(EntryId::new),
                        Optional.ofNullable(r.get(ENTRY.REASON)).orElse("")));
        return Slice.of(found, size, entry -> new Key(entry.day(), entry.id().value()).toString());
    }

    private record Key(LocalDate day, long id) {
        static Key parse(String text) {
            var at = text.indexOf(BETWEEN);
            try {
                if (at > 0) {
                    return new Key(
                            LocalDate.parse(text.substring(0, at)),
                            Long.parseLong(text.substring(at + BETWEEN.length())));
                }
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new RuleViolation("after", "ledger.figures.after");
            }
            throw new RuleViolation("after", "ledger.figures.after");
        }

        @Override
        public String toString() {
            return day + BETWEEN + id;
        }
    }
}
