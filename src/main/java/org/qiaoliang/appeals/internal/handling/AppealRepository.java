package org.qiaoliang.appeals.internal.handling;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.qiaoliang.appeals.internal.handling.DeadlineRows.instant;
import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;
import static org.qiaoliang.tables.appeals.Tables.REPLY;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.deadlines.Clocks;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.tables.appeals.tables.Reply;
import org.springframework.stereotype.Repository;

/** Loads and saves the aggregate: the appeal, its clocks, the draft that waits. */
@Repository
public class AppealRepository {
    /** The due time of what owes nothing: last in every list. */
    public static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private static final Field<Result<Record>> DEADLINES = multiset(select(DeadlineRows.FIELDS)
                    .from(DEADLINE)
                    .where(DEADLINE.APPEAL_ID.eq(APPEAL.ID))
                    .orderBy(DEADLINE.ID))
            .as("deadlines");

    private static final Reply ANSWERED = REPLY.as("answered");
    private static final Field<Long[]> ANSWERED_BY = DSL.array(select(ANSWERED.DRAFTED_BY)
                    .from(ANSWERED)
                    .where(ANSWERED.APPEAL_ID.eq(APPEAL.ID), ANSWERED.STATUS.eq("issued"))
                    .union(select(ANSWERED.APPROVED_BY)
                            .from(ANSWERED)
                            .where(
                                    ANSWERED.APPEAL_ID.eq(APPEAL.ID),
                                    ANSWERED.STATUS.eq("issued"),
                                    ANSWERED.APPROVED_BY.isNotNull())))
            .as("answered_by");

    private final ActiveDatabase database;
    private final CategoryBook categories;
    private final WorkCalendar calendar;
    private final DueTimes times;
    private final SealedWords words;

    AppealRepository(
            ActiveDatabase database,
            CategoryBook categories,
            WorkCalendar calendar,
            DueTimes times,
            SealedWords words) {
        this.database = database;
        this.categories = categories;
        this.calendar = calendar;
        this.times = times;
        this.words = words;
    }

    /**
     * An appeal with what was read of its clocks, to know what has changed.
     *
     * @param contact sealed, null when anonymous
     */
    public record Loaded(Appeal appeal, List<Deadline> clocksBefore, byte @Nullable [] contact) {}

    public Optional<Loaded> find(AppealNumber number) {
        return find(APPEAL.NUMBER.eq(number.value()));
    }

    public Optional<Loaded> find(long id) {
        return find(APPEAL.ID.eq(id));
    }

    private Optional<Loaded> find(Condition which) {
        return database.sql()
                .select(FIELDS)
                .select(DEADLINES, ANSWERED_BY)
                .from(APPEAL)
                .leftJoin(REPLY)
                .on(REPLY.APPEAL_ID.eq(APPEAL.ID).and(REPLY.STATUS.eq("draft")))
                .where(which)
                .fetchOptional(this::read);
    }

    /** Whom a denunciation is about, when it is about who would have received it: they never get it (APPEAL-2). */
    public Optional<OrganizationId> accused(long id) {
        return database.sql()
                .select(APPEAL.ACCUSED_ID)
                .from(APPEAL)
                .where(APPEAL.ID.eq(id))
                .fetchOptional(APPEAL.ACCUSED_ID)
                .map(OrganizationId::new);
    }

    /** Writes the new state over the version that was read; refuses when somebody was quicker. */
    void update(Loaded loaded) {
        var appeal = loaded.appeal();
        var handler = appeal.handler;
        var t = appeal.times;
        var updated = database.sql()
                .update(APPEAL)
                .set(APPEAL.VERSION, appeal.version() + 1)
                .set(APPEAL.STATE, appeal.state().code())
                .set(APPEAL.CATEGORY, appeal.origin.category())
                .set(APPEAL.ORGANIZATION_ID, appeal.body.organization().value())
                .set(APPEAL.SCOPE_KEY, appeal.body.scope().value())
                .set(
                        APPEAL.SENDER_ID,
                        appeal.sender == null
                                ? null
                                : appeal.sender.organization().value())
                .set(
                        APPEAL.SENDER_KEY,
                        appeal.sender == null ? null : appeal.sender.scope().value())
                .set(APPEAL.SENDERS, appeal.senders.toArray(Long[]::new))
                .set(APPEAL.HANDLER, handler == null ? null : handler.account().value())
                .set(APPEAL.HANDLER_NAME, handler == null ? null : handler.name())
                .set(APPEAL.CASE_TAKEN, appeal.taken)
                .set(APPEAL.PARTICIPANTS, appeal.participants.toArray(Long[]::new))
                .set(APPEAL.ACCEPTED_AT, utc(t.accepted()))
                .set(APPEAL.NOTIFIED_AT, utc(t.notified()))
                .set(APPEAL.REPLIED_AT, utc(t.replied()))
                .set(APPEAL.DELIVERED_AT, utc(t.delivered()))
                .set(APPEAL.CLOSED_AT, utc(t.closed()))
                .set(APPEAL.DUE_AT, due(appeal))
                .set(APPEAL.ROUND, appeal.round.code())
                .set(APPEAL.SATISFIED, appeal.satisfied)
                .set(APPEAL.SECOND_LOOK, appeal.secondLook)
                .set(APPEAL.JOINED_TO, appeal.joinedTo)
                .where(APPEAL.ID.eq(appeal.origin.id()), APPEAL.VERSION.eq(appeal.version()))
                .execute();
        if (updated == 0) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "version", "appeals.stale");
        }
    }

    /** Stores due times that were computed anew; the appeal's own version stays, since nobody did anything to it. */
    public void recomputed(Loaded loaded, Instant at) {
        updateClocks(loaded, at);
    }

    void updateClocks(Loaded loaded, Instant at) {
        var appeal = loaded.appeal();
        database.together(DeadlineRows.changes(
                database.sql(),
                appeal.origin.id(),
                loaded.clocksBefore(),
                appeal.clocks,
                appeal.policy,
                calendar.revision(),
                at));
    }

    /** When what is owed next is too late; a day beyond all when nothing is owed. */
    public static Field<OffsetDateTime> due(Appeal appeal) {
        return appeal.clocks
                .next()
                .map(d -> DSL.val(utc(d.dueAt()), APPEAL.DUE_AT))
                .orElse(DSL.val(NEVER, APPEAL.DUE_AT));
    }

    /** Null for the day beyond all. */
    public static @Nullable Instant due(OffsetDateTime stored) {
        return stored.isBefore(NEVER) ? stored.toInstant() : null;
    }

    private Loaded read(Record row) {
        var key = row.get(APPEAL.CASE_KEY) == null ? null : new CaseKeyId(row.get(APPEAL.CASE_KEY));
        var deadlines = row.get(DEADLINES).map(DeadlineRows::read);
        var scope = new ScopeKey(row.get(APPEAL.SCOPE_KEY));
        var policy = categories.policy(
                row.get(APPEAL.CATEGORY),
                scope.kind(),
                row.get(APPEAL.RECEIVED_AT).toInstant());
        var origin = new Appeal.Origin(
                row.get(APPEAL.ID),
                new AppealNumber(row.get(APPEAL.NUMBER)),
                row.get(APPEAL.CATEGORY),
                new DivisionId(row.get(APPEAL.DIVISION_ID)),
                new DivisionCode(row.get(APPEAL.PLACE_CODE)),
                Channel.ofCode(row.get(APPEAL.CHANNEL)).orElseThrow(),
                row.get(APPEAL.ANONYMOUS),
                key,
                row.get(APPEAL.PHONE_KEY),
                row.get(APPEAL.LANGUAGE),
                row.get(APPEAL.RECEIVED_AT).toInstant());
        var author = row.get(REPLY.DRAFTED_BY);
        var appeal = new Appeal(
                origin,
                row.get(APPEAL.VERSION),
                AppealState.ofCode(row.get(APPEAL.STATE)).orElseThrow(),
                new Appeal.Body(new OrganizationId(row.get(APPEAL.ORGANIZATION_ID)), scope),
                sender(row),
                set(row.get(APPEAL.SENDERS)),
                row.get(APPEAL.HANDLER) == null
                        ? null
                        : new Appeal.Handler(new AccountId(row.get(APPEAL.HANDLER)), row.get(APPEAL.HANDLER_NAME)),
                row.get(APPEAL.CASE_TAKEN),
                set(row.get(APPEAL.PARTICIPANTS)),
                new Appeal.Times(
                        instant(row.get(APPEAL.ACCEPTED_AT)),
                        instant(row.get(APPEAL.NOTIFIED_AT)),
                        instant(row.get(APPEAL.REPLIED_AT)),
                        instant(row.get(APPEAL.DELIVERED_AT)),
                        instant(row.get(APPEAL.CLOSED_AT))),
                Appeal.Round.ofCode(row.get(APPEAL.ROUND)),
                row.get(APPEAL.SATISFIED),
                row.get(APPEAL.SECOND_LOOK),
                set(row.get(ANSWERED_BY)),
                author == null ? null : new AccountId(author),
                author == null ? null : words.read(key, row.get(REPLY.TEXT), row.get(REPLY.SEALED)),
                row.get(APPEAL.JOINED_TO),
                new Clocks(deadlines, times, policy),
                policy);
        return new Loaded(appeal, deadlines, row.get(APPEAL.CONTACT));
    }

    private static Appeal.@Nullable Body sender(Record row) {
        return row.get(APPEAL.SENDER_ID) == null
                ? null
                : new Appeal.Body(
                        new OrganizationId(row.get(APPEAL.SENDER_ID)), new ScopeKey(row.get(APPEAL.SENDER_KEY)));
    }

    private static Set<Long> set(Long[] values) {
        return new LinkedHashSet<>(Arrays.asList(values));
    }

    private static final List<Field<?>> FIELDS = List.of(
            APPEAL.ID,
            APPEAL.NUMBER,
            APPEAL.VERSION,
            APPEAL.STATE,
            APPEAL.CATEGORY,
            APPEAL.DIVISION_ID,
            APPEAL.PLACE_CODE,
            APPEAL.CHANNEL,
            APPEAL.ANONYMOUS,
            APPEAL.CASE_KEY,
            APPEAL.CONTACT,
            APPEAL.PHONE_KEY,
            APPEAL.LANGUAGE,
            APPEAL.RECEIVED_AT,
            APPEAL.ORGANIZATION_ID,
            APPEAL.SCOPE_KEY,
            APPEAL.SENDER_ID,
            APPEAL.SENDER_KEY,
            APPEAL.SENDERS,
            APPEAL.HANDLER,
            APPEAL.HANDLER_NAME,
            APPEAL.CASE_TAKEN,
            APPEAL.PARTICIPANTS,
            APPEAL.ACCEPTED_AT,
            APPEAL.NOTIFIED_AT,
            APPEAL.REPLIED_AT,
            APPEAL.DELIVERED_AT,
            APPEAL.CLOSED_AT,
            APPEAL.ROUND,
            APPEAL.SATISFIED,
            APPEAL.SECOND_LOOK,
            APPEAL.JOINED_TO,
            REPLY.DRAFTED_BY,
            REPLY.TEXT,
            REPLY.SEALED);
}
