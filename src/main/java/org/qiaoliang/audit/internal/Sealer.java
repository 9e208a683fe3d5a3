package org.qiaoliang.audit.internal;

import static org.qiaoliang.tables.audit.Tables.EVENT;
import static org.qiaoliang.tables.audit.Tables.PENDING;
import static org.qiaoliang.tables.audit.Tables.SEAL;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what was committed since the last time. One at a time over all nodes; whoever comes second has nothing to do. Rows
 * that commit late are found by their mark, whatever their number.
 */
@Component
class Sealer implements RecurringWork {
    /** Of the advisory lock; also taken by tests that tamper. */
    static final long LOCK = 0x5145_414C; // "QEAL"

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int MOST_EVENTS = 500;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Chain chain;
    private final HeadFile file;
    private final AtomicBoolean said = new AtomicBoolean();

    Sealer(
            @SystemDatabase DSLContext sql,
            @SystemDatabase TransactionTemplate transactions,
            Chain chain,
            HeadFile file) {
        this.sql = sql;
        this.transactions = transactions;
        this.chain = chain;
        this.file = file;
    }

    @Override
    public String name() {
        return "audit.seal";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofSeconds(1));
    }

    @Override
    public void run() {
        while (sealSome() == MOST_EVENTS) {
            continue;
        }
    }

    /** Makes one link. @return how many events it covers */
    int sealSome() {
        var linked = transactions.execute(t -> link());
        if (linked == null) {
            return 0;
        }
        if (!linked.agrees()) {
            // Evidence: the chain goes on, but the head outside stays as it is until a person has looked.
            if (!said.getAndSet(true)) {
                LOG.error(
                        "the audit trail does not hold the link remembered in {}, or the file is gone: run verify-audit",
                        file);
            }
        } else {
            said.set(false);
            linked.head().ifPresent(this::remember);
        }
        return linked.covered();
    }

    /** After the commit: the file is behind the database for a moment, never ahead of it. */
    private void remember(Head head) {
        var kept = file.read();
        if (kept.isPresent() && kept.get().sequence() < head.sequence()) {
            file.write(head);
        }
    }

    /** @param agrees whether the chain holds what the file remembers */
    private record Linked(int covered, Optional<Head> head, boolean agrees) {}

    private Linked link() {
        if (!lock()) {
            return new Linked(0, Optional.empty(), true);
        }
        var last = head();
        var agrees = agrees(last);
        var events = pending();
        if (events.isEmpty()) {
            return new Linked(0, last, agrees);
        }
        if (last.isEmpty() && file.read().isEmpty()) {
            // Before the first link commits: a program killed between the two has not lost its head.
            file.write(Head.BEGINNING);
        }
        var sequence = last.map(Head::sequence).orElse(0L) + 1;
        var hash = chain.hash(last.map(Head::hash).orElse(Chain.START), sequence, events);
        var numbers = events.stream().map(Chain.Covered::event).toArray(Long[]::new);
        sql.insertInto(SEAL)
                .columns(SEAL.SEQUENCE, SEAL.EVENTS, SEAL.HASH)
                .values(sequence, numbers, hash)
                .execute();
        sql.deleteFrom(PENDING).where(PENDING.EVENT.eq(DSL.any(numbers))).execute();
        return new Linked(events.size(), Optional.of(new Head(sequence, hash)), agrees);
    }

    private boolean lock() {
        return sql.fetchSingle("select pg_try_advisory_xact_lock(?)", LOCK).get(0, Boolean.class);
    }

    private Optional<Head> head() {
        return sql.select(SEAL.SEQUENCE, SEAL.HASH)
                .from(SEAL)
                .orderBy(SEAL.SEQUENCE.desc())
                .limit(1)
                .fetchOptional(row -> new Head(row.get(SEAL.SEQUENCE), row.get(SEAL.HASH)));
    }

    /** A mark whose event is gone stays: the verifier names it. */
    private List<Chain.Covered> pending() {
        return sql.select(EVENT.ID, EVENT.MAC)
                .from(PENDING)
                .join(EVENT)
                .on(EVENT.ID.eq(PENDING.EVENT))
                .orderBy(EVENT.ID)
                .limit(MOST_EVENTS)
                .fetch(row -> new Chain.Covered(row.get(EVENT.ID), row.get(EVENT.MAC)));
    }

    /**
     * Whether the chain holds what the file remembers. No file agrees with no chain but one not begun: written anew, it
     * would hide that links were cut off. {@link AcceptHead} is the way to another one.
     */
    private boolean agrees(Optional<Head> last) {
        var kept = file.read();
        return kept.isEmpty() ? last.isEmpty() : holds(kept.get(), last);
    }

    private boolean holds(Head kept, Optional<Head> last) {
        if (kept.sequence() == 0) {
            return Arrays.equals(kept.hash(), Chain.START);
        }
        var sequence = last.map(Head::sequence).orElse(0L);
        var hash = kept.sequence() == sequence
                ? last.map(Head::hash)
                : sql.select(SEAL.HASH)
                        .from(SEAL)
                        .where(SEAL.SEQUENCE.eq(kept.sequence()))
                        .fetchOptional(SEAL.HASH);
        return hash.filter(there -> Arrays.equals(there, kept.hash())).isPresent();
    }
}
