package org.qiaoliang.audit.internal;

import static org.qiaoliang.tables.audit.Tables.EVENT;
import static org.qiaoliang.tables.audit.Tables.PENDING;
import static org.qiaoliang.tables.audit.Tables.SEAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.audit.AuditVerifier.Broken;
import org.qiaoliang.audit.AuditVerifier.Kind;
import org.qiaoliang.audit.AuditVerifier.Verdict;

/** One walk along the chain, in one snapshot, a few links at a time. */
final class ChainWalk {
    private static final int LINKS_AT_ONCE = 40;
    private static final int ROWS_AT_ONCE = 2_000;

    private final DSLContext sql;
    private final Chain chain;
    private final Optional<Head> kept;
    private final AuditVerifier.Progress progress;
    private long links;
    private long events;
    private long unsealed;
    private byte[] previous = Chain.START;

    /** @param kept the head outside the database, read before the snapshot was taken */
    ChainWalk(DSLContext sql, Chain chain, Optional<Head> kept, AuditVerifier.Progress progress) {
        this.sql = sql;
        this.chain = chain;
        this.kept = kept;
        this.progress = progress;
    }

    Verdict run() {
        var broken = walk().or(this::tail).or(this::pending).or(this::strangers);
        return new Verdict(links, events, unsealed, broken.orElse(null));
    }

    /** The last link that {@link #run} found whole. */
    Head end() {
        return new Head(links, previous);
    }

    private Optional<Broken> walk() {
        while (true) {
            var some = sql.select(SEAL.SEQUENCE, SEAL.EVENTS, SEAL.HASH)
                    .from(SEAL)
                    .where(SEAL.SEQUENCE.gt(links))
                    .orderBy(SEAL.SEQUENCE)
                    .limit(LINKS_AT_ONCE)
                    .fetch();
            if (some.isEmpty()) {
                return Optional.empty();
            }
            var rows =
                    rows(some.stream().flatMap(link -> Stream.of(link.value2())).toArray(Long[]::new));
            for (var link : some) {
                var broken = follow(link, rows);
                if (broken.isPresent()) {
                    return broken;
                }
            }
            progress.walked(links, events);
        }
    }

    private Map<Long, Record> rows(Long[] numbers) {
        return sql.select(TrailRows.COLUMNS)
                .from(EVENT)
                .where(EVENT.ID.eq(DSL.any(numbers)))
                .fetchMap(EVENT.ID);
    }

    private Optional<Broken> follow(Record3<Long, Long[], byte[]> link, Map<Long, Record> rows) {
        long sequence = link.value1();
        if (sequence != links + 1) {
            return Optional.of(new Broken(Kind.LINK_DELETED, links + 1, 0));
        }
        var covered = new ArrayList<Chain.Covered>();
        for (long event : link.value2()) {
            var row = rows.get(event);
            if (row == null) {
                return Optional.of(new Broken(Kind.DELETED, sequence, event));
            }
            if (!isAsWritten(row)) {
                return Optional.of(new Broken(Kind.CHANGED, sequence, event));
            }
            covered.add(new Chain.Covered(event, row.get(EVENT.MAC)));
        }
        var hash = chain.hash(previous, sequence, covered);
        var remembered = kept.filter(head -> head.sequence() == sequence);
        if (!Arrays.equals(hash, link.value3())
                || remembered.isPresent()
                        && !Arrays.equals(hash, remembered.get().hash())) {
            return Optional.of(new Broken(Kind.LINK_CHANGED, sequence, 0));
        }
        previous = hash;
        links = sequence;
        events += covered.size();
        return Optional.empty();
    }

    private boolean isAsWritten(Record row) {
        return Arrays.equals(chain.hash(TrailRows.row(row)), row.get(EVENT.MAC));
    }

    private Optional<Broken> tail() {
        if (kept.isEmpty()) {
            return links == 0 ? Optional.empty() : Optional.of(new Broken(Kind.HEAD_MISSING, links, 0));
        }
        return kept.filter(head -> head.sequence() > links).map(head -> new Broken(Kind.TAIL_CUT, links + 1, 0));
    }

    /** What is written but not chained yet: there, and as written. */
    private Optional<Broken> pending() {
        var after = Long.MIN_VALUE;
        while (true) {
            List<Long> numbers = sql.select(PENDING.EVENT)
                    .from(PENDING)
                    .where(PENDING.EVENT.gt(after))
                    .orderBy(PENDING.EVENT)
                    .limit(ROWS_AT_ONCE)
                    .fetch(PENDING.EVENT);
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            var rows = rows(numbers.toArray(Long[]::new));
            for (long number : numbers) {
                var row = rows.get(number);
                if (row == null) {
                    return Optional.of(new Broken(Kind.DELETED, 0, number));
                }
                if (!isAsWritten(row)) {
                    return Optional.of(new Broken(Kind.CHANGED, 0, number));
                }
                unsealed++;
                after = number;
            }
        }
    }

    /** Events that neither a link covers nor a mark announces. */
    private Optional<Broken> strangers() {
        var sealed = DSL.select(
                        DSL.field("unnest({0})", Long.class, SEAL.EVENTS).as("event"))
                .from(SEAL)
                .asTable("sealed");
        return sql.select(EVENT.ID)
                .from(EVENT)
                .where(DSL.notExists(DSL.selectOne()
                        .from(sealed)
                        .where(DSL.field(DSL.name("sealed", "event"), Long.class)
                                .eq(EVENT.ID))))
                .and(DSL.notExists(DSL.selectOne().from(PENDING).where(PENDING.EVENT.eq(EVENT.ID))))
                .orderBy(EVENT.ID)
                .limit(1)
                .fetchOptional(EVENT.ID)
                .map(event -> new Broken(Kind.INSERTED, 0, event));
    }
}
