package org.qiaoliang.notices.internal;

import static org.qiaoliang.tables.notices.Tables.ATTEMPT;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.Instance;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices as their recipient reads them, and the outbox as those who look after it do. */
@Component
public class NoticeQueries {
    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final Vault vault;
    private final Words words;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;
    private final boolean demo;

    NoticeQueries(
            TransactionTemplate transactions,
            DSLContext sql,
            Vault vault,
            Words words,
            Texts texts,
            Audit audit,
            Clock clock,
            Instance instance) {
        this.transactions = transactions;
        this.sql = sql;
        this.vault = vault;
        this.words = words;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
        this.demo = instance.demo();
    }

    /** A notice in the program. */
    public record Mine(long id, String text, String link, Instant at, boolean read) {}

    /**
     * A message that went out, or is to.
     *
     * @param to masked
     * @param text as it reads, or why it is not shown
     * @param until when it goes out next, for those that wait
     * @param error why the last attempt failed, null when none did
     */
    public record Sent(
            long id,
            String channel,
            String to,
            String text,
            String link,
            String state,
            Instant madeAt,
            @Nullable Instant doneAt,
            Instant until,
            int attempts,
            @Nullable String error,
            boolean mayRetry) {}

    /** The viewer's own, newest first; one more than asked for tells that there are more. */
    public List<Mine> mine(Locale locale, long before, int limit) {
        return Objects.requireNonNull(transactions.execute(status -> sql.select(
                        OUTBOX.ID, OUTBOX.TEMPLATE, OUTBOX.CONTENT, OUTBOX.LINK, OUTBOX.MADE_AT, OUTBOX.READ_AT)
                .from(OUTBOX)
                .where(mineOnly(), OUTBOX.ID.lt(before))
                .orderBy(OUTBOX.ID.desc())
                .limit(limit + 1)
                .fetch(row -> new Mine(
                        row.value1(),
                        words.text(locale, row.value2(), parameters(row.value3())),
                        row.value4(),
                        row.value5().toInstant(),
                        row.value6() != null))));
    }

    /** How many the viewer has not read. */
    public int unread() {
        return Objects.requireNonNull(
                transactions.execute(status -> sql.fetchCount(OUTBOX, mineOnly(), OUTBOX.READ_AT.isNull())));
    }

    /** Marks one as read and tells where it leads. */
    public Optional<String> read(long id) {
        return Objects.requireNonNull(transactions.execute(status -> {
            sql.update(OUTBOX)
                    .set(OUTBOX.READ_AT, now())
                    .where(mineOnly(), OUTBOX.ID.eq(id), OUTBOX.READ_AT.isNull())
                    .execute();
            return sql.select(OUTBOX.LINK)
                    .from(OUTBOX)
                    .where(mineOnly(), OUTBOX.ID.eq(id))
                    .fetchOptional(OUTBOX.LINK);
        }));
    }

    /** Marks all as read up to one, so that what came meanwhile stays unread. */
    public void readAll(long upTo) {
        transactions.executeWithoutResult(status -> sql.update(OUTBOX)
                .set(OUTBOX.READ_AT, now())
                .where(mineOnly(), OUTBOX.ID.le(upTo), OUTBOX.READ_AT.isNull())
                .execute());
    }

    /** What went out by the other ways, newest first; one more than asked for tells that there are more. */
    public List<Sent> sent(Locale locale, String channel, String state, long before, int limit) {
        var conditions = new ArrayList<Condition>();
        conditions.add(OUTBOX.CHANNEL.ne("account"));
        conditions.add(OUTBOX.ID.lt(before));
        if (!channel.isEmpty()) {
            conditions.add(OUTBOX.CHANNEL.eq(channel));
        }
        if (!state.isEmpty()) {
            conditions.add(OUTBOX.STATE.eq(state));
        }
        var lastError = DSL.field(DSL.select(ATTEMPT.ERROR)
                .from(ATTEMPT)
                .where(ATTEMPT.OUTBOX_ID.eq(OUTBOX.ID))
                .orderBy(ATTEMPT.NUMBER.desc())
                .limit(1));
        return Objects.requireNonNull(transactions.execute(status -> sql.select(
                        OUTBOX.ID,
                        OUTBOX.CHANNEL,
                        OUTBOX.TEMPLATE,
                        OUTBOX.CONTENT,
                        OUTBOX.LINK,
                        OUTBOX.SECRET,
                        OUTBOX.STATE,
                        OUTBOX.MADE_AT,
                        OUTBOX.DONE_AT,
                        OUTBOX.NEXT_AT,
                        OUTBOX.ATTEMPTS,
                        lastError,
                        OUTBOX.LOCALE)
                .from(OUTBOX)
                .where(conditions)
                .orderBy(OUTBOX.ID.desc())
                .limit(limit + 1)
                .fetch(row -> {
                    var content = row.value4() == null ? null : Content.open(vault, row.value4());
                    var done = row.value9();
                    return new Sent(
                            row.value1(),
                            row.value2(),
                            content == null ? "" : Channel.ofCode(row.value2()).masked(content.to()),
                            shown(locale, row.value3(), content, row.value6(), Locale.forLanguageTag(row.value13())),
                            row.value5(),
                            row.value7(),
                            row.value8().toInstant(),
                            done == null ? null : done.toInstant(),
                            row.value10().toInstant(),
                            row.value11(),
                            row.value12(),
                            "failed".equals(row.value7()) && content != null);
                })));
    }

    /** Sends once more what was given up; false when there is no such thing to do. */
    public boolean retry(long id) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var done = Boolean.TRUE.equals(sql.fetchValue("select notices.retry(?, ?::timestamptz)", id, now()));
            if (done) {
                audit.record(AuditEvent.of("notice.retried", "notice", Long.toString(id), null));
            }
            return done;
        }));
    }

    /** Whoever reads the codes of others could sign in as them: only a demo, where nobody has a phone, shows them. */
    private String shown(Locale reader, String template, @Nullable Content content, boolean secret, Locale written) {
        if (content == null || secret && !demo) {
            return texts.text(reader, "notices.hidden");
        }
        return words.text(written, template, content.with());
    }

    private Map<String, String> parameters(byte @Nullable [] content) {
        return content == null ? Map.of() : Content.open(vault, content).with();
    }

    private static Condition mineOnly() {
        return OUTBOX.CHANNEL
                .eq("account")
                .and(OUTBOX.ACCOUNT.eq(CurrentViewer.staff().account().value()));
    }

    private OffsetDateTime now() {
        return Outbox.at(clock.instant());
    }
}
