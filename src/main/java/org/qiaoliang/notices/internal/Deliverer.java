package org.qiaoliang.notices.internal;

import static org.qiaoliang.tables.notices.Tables.ATTEMPT;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.qiaoliang.notices.DeliveryPort;
import org.qiaoliang.notices.DeliveryPort.Message;
import org.qiaoliang.notices.DeliveryPort.Undelivered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands on what waits in the outbox. A batch is claimed, delivered and marked in one transaction: who dies meanwhile leaves
 * it as it was, and what a carrier may get twice has the same id.
 */
@Component
class Deliverer implements RecurringWork {
    private static final int LOCAL_BATCH = 500;
    private static final int CARRIER_BATCH = 10;
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Vault vault;
    private final Words words;
    private final Carriers carriers;
    private final Clock clock;
    private final boolean demo;

    Deliverer(
            @SystemDatabase TransactionTemplate transactions,
            @SystemDatabase DSLContext sql,
            Vault vault,
            Words words,
            Carriers carriers,
            Clock clock,
            Instance instance) {
        this.transactions = transactions;
        this.sql = sql;
        this.vault = vault;
        this.words = words;
        this.carriers = carriers;
        this.clock = clock;
        this.demo = instance.demo();
    }

    @Override
    public String name() {
        return "notices.deliver";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofSeconds(1));
    }

    @Override
    public void run() {
        var batch = carriers.none() ? LOCAL_BATCH : CARRIER_BATCH;
        Integer done;
        do {
            done = transactions.execute(status -> deliver(batch));
        } while (Objects.requireNonNullElse(done, 0) == batch);
    }

    private record Due(
            long id,
            Channel channel,
            String template,
            byte @Nullable [] content,
            Locale locale,
            String link,
            boolean secret,
            int attempts,
            @Nullable Instant expires) {}

    private int deliver(int batch) {
        var now = clock.instant();
        var due = claim(batch, now);
        var kept = new ArrayList<Due>();
        var expired = new ArrayList<Due>();
        for (var one : due) {
            var port = carriers.port(one.channel());
            if (one.content() == null || one.expires() != null && one.expires().isBefore(now)) {
                expired.add(one);
            } else if (port == null) {
                kept.add(one);
            } else {
                hand(one, one.content(), port);
            }
        }
        mark(kept, "kept", now);
        mark(expired, "expired", now);
        return due.size();
    }

    private List<Due> claim(int batch, Instant now) {
        return sql.select(
                        OUTBOX.ID,
                        OUTBOX.CHANNEL,
                        OUTBOX.TEMPLATE,
                        OUTBOX.CONTENT,
                        OUTBOX.LOCALE,
                        OUTBOX.LINK,
                        OUTBOX.SECRET,
                        OUTBOX.ATTEMPTS,
                        OUTBOX.EXPIRES_AT)
                .from(OUTBOX)
                .where(OUTBOX.STATE.eq("waiting"), OUTBOX.NEXT_AT.le(Outbox.at(now)))
                .orderBy(OUTBOX.NEXT_AT, OUTBOX.ID)
                .limit(batch)
                .forUpdate()
                .skipLocked()
                .fetch(row -> new Due(
                        row.value1(),
                        Channel.ofCode(row.value2()),
                        row.value3(),
                        row.value4(),
                        Locale.forLanguageTag(row.value5()),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9() == null ? null : row.value9().toInstant()));
    }

    private void hand(Due one, byte[] sealed, DeliveryPort port) {
        var content = Content.open(vault, sealed);
        var message = new Message(
                "qiaoliang-" + one.id(),
                content.to(),
                words.message(one.locale(), one.template(), content.with(), one.link()),
                one.locale(),
                words.address(one.link()));
        try {
            var number = port.deliver(message);
            sql.update(OUTBOX)
                    .set(OUTBOX.STATE, "sent")
                    .set(OUTBOX.PROVIDER_ID, number)
                    .set(OUTBOX.ATTEMPTS, one.attempts() + 1)
                    .set(OUTBOX.DONE_AT, Outbox.at(clock.instant()))
                    .set(OUTBOX.CONTENT, one.secret() ? null : sealed)
                    .where(OUTBOX.ID.eq(one.id()))
                    .execute();
        } catch (Undelivered e) {
            postpone(one, String.valueOf(e.getMessage()));
        }
    }

    private void postpone(Due one, String error) {
        var now = clock.instant();
        var attempts = one.attempts() + 1;
        var pause = Duration.ofMinutes(1L << Math.min(attempts - 1, 10));
        var givenUp = attempts >= MOST_ATTEMPTS;
        sql.update(OUTBOX)
                .set(OUTBOX.STATE, givenUp ? "failed" : "waiting")
                .set(OUTBOX.ATTEMPTS, attempts)
                .set(OUTBOX.NEXT_AT, Outbox.at(now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)))
                .set(OUTBOX.DONE_AT, givenUp ? Outbox.at(now) : null)
                .where(OUTBOX.ID.eq(one.id()))
                .execute();
        // A notice that was tried again from the start has its earlier attempts already: theirs are replaced.
        sql.deleteFrom(ATTEMPT)
                .where(ATTEMPT.OUTBOX_ID.eq(one.id()), ATTEMPT.NUMBER.ge(attempts))
                .execute();
        sql.insertInto(ATTEMPT)
                .set(ATTEMPT.OUTBOX_ID, one.id())
                .set(ATTEMPT.NUMBER, attempts)
                .set(ATTEMPT.AT, Outbox.at(now))
                .set(ATTEMPT.ERROR, error.substring(0, Math.min(error.length(), 500)))
                .execute();
    }

    /** Those that went nowhere; secrets among them are kept readable in a demo alone, where there is no other phone. */
    private void mark(List<Due> done, String state, Instant now) {
        if (done.isEmpty()) {
            return;
        }
        sql.update(OUTBOX)
                .set(OUTBOX.STATE, state)
                .set(OUTBOX.DONE_AT, Outbox.at(now))
                .where(OUTBOX.ID.in(done.stream().map(Due::id).toList()))
                .execute();
        if (!demo && done.stream().anyMatch(Due::secret)) {
            sql.update(OUTBOX)
                    .setNull(OUTBOX.CONTENT)
                    .where(OUTBOX.ID.in(
                            done.stream().filter(Due::secret).map(Due::id).toList()))
                    .execute();
        }
    }
}
