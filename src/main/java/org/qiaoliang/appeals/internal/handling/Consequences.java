package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.MESSAGE;
import static org.qiaoliang.tables.appeals.Tables.NOTE;
import static org.qiaoliang.tables.appeals.Tables.REPLY;
import static org.qiaoliang.tables.appeals.Tables.SECOND_LOOK;
import static org.qiaoliang.tables.appeals.Tables.STEP;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Carries out what follows from a step, in its transaction. */
@Component
class Consequences {
    private final ActiveDatabase database;
    private final SealedWords words;
    private final Counting counting;
    private final Telling telling;
    private final Texts texts;
    private final JoinedThread thread;

    Consequences(
            ActiveDatabase database,
            SealedWords words,
            Counting counting,
            Telling telling,
            Texts texts,
            JoinedThread thread) {
        this.database = database;
        this.words = words;
        this.counting = counting;
        this.telling = telling;
        this.texts = texts;
        this.thread = thread;
    }

    /**
     * One step that was taken.
     *
     * @param organization in whose name, the body that had the appeal when it was taken
     */
    record Taken(AppealRepository.Loaded loaded, Actor actor, OrganizationId organization, Instant at) {
        Appeal appeal() {
            return loaded.appeal();
        }

        long id() {
            return appeal().origin().id();
        }

        String occasion() {
            return String.valueOf(appeal().version() + 1);
        }

        AccountId maker() {
            return Objects.requireNonNull(actor.account());
        }
    }

    void carryOut(Taken taken) {
        for (var effect : taken.appeal().effects()) {
            switch (effect) {
                case Effect.Step step -> step(taken, step);
                case Effect.Count count ->
                    counting.count(taken.appeal().origin(), taken.organization(), count.measure(), taken.at());
                case Effect.Uncount uncount ->
                    counting.uncount(taken.appeal().origin(), uncount.measure(), uncount.why());
                case Effect.Recount recount ->
                    counting.recount(taken.appeal().origin(), recount.measure(), recount.at(), recount.why());
                case Effect.TellPetitioner tell -> tell(taken, tell);
                case Effect.TellStaff tell ->
                    telling.staff(
                            tell.account(),
                            taken.appeal().number(),
                            taken.appeal().body().scope(),
                            tell.name(),
                            taken.occasion());
                case Effect.Say say -> say(taken, say);
                case Effect.SayToJoined say -> thread.carryOut(taken, say);
                case Effect.TellMain tell -> thread.tellMain(taken, tell.name());
                case Effect.SayInWords say ->
                    say(
                            taken,
                            new Effect.Say(
                                    false,
                                    texts.text(
                                            Locale.of(taken.appeal().origin().language()),
                                            "appeals.said." + say.name(),
                                            say.parameters().toArray())));
                case Effect.WriteNote note -> note(taken, note.text());
                case Effect.KeepDraft draft -> keepDraft(taken, draft.text());
                case Effect.SettleDraft settle -> settleDraft(taken, settle.approved());
                case Effect.Issue issue -> issue(taken, issue);
                case Effect.RecordDelivery delivery -> delivered(taken, delivery);
                case Effect.AskSecondLook ask -> askSecondLook(taken, ask.handledBy());
                case Effect.NameJudge judge -> nameJudge(taken, judge.name());
                case Effect.SettleSecondLook settle -> settleSecondLook(taken, settle.stands());
            }
        }
    }

    private void step(Taken taken, Effect.Step step) {
        var stored = step.reason().isEmpty()
                ? new SealedWords.Stored(null, null)
                : words.store(taken.appeal().origin().caseKey(), step.reason());
        var from = step.from();
        sql().insertInto(STEP)
                .set(STEP.APPEAL_ID, taken.id())
                .set(STEP.AT, utc(step.at()))
                .set(STEP.TRANSITION, step.transition().code())
                .set(STEP.FROM_STATE, from == null ? null : from.code())
                .set(STEP.TO_STATE, step.to().code())
                .set(STEP.BY_PETITIONER, taken.actor().isPetitioner())
                .set(STEP.ACCOUNT, id(taken.actor().account()))
                .set(STEP.ACCOUNT_NAME, taken.actor().name())
                .set(STEP.ORGANIZATION_ID, taken.organization().value())
                .set(STEP.REASON, stored.text())
                .set(STEP.SEALED, stored.sealed())
                .execute();
    }

    private void tell(Taken taken, Effect.TellPetitioner tell) {
        var origin = taken.appeal().origin();
        telling.petitioner(
                origin.number(),
                origin.caseKey(),
                taken.loaded().contact(),
                origin.language(),
                tell.name(),
                taken.occasion(),
                taken.appeal().body().scope(),
                tell.parameters());
    }

    private void say(Taken taken, Effect.Say say) {
        var stored = words.store(taken.appeal().origin().caseKey(), say.text());
        sql().insertInto(MESSAGE)
                .set(MESSAGE.APPEAL_ID, taken.id())
                .set(MESSAGE.AT, utc(taken.at()))
                .set(MESSAGE.BY_PETITIONER, say.byPetitioner())
                .set(
                        MESSAGE.ACCOUNT,
                        say.byPetitioner() ? null : id(taken.actor().account()))
                .set(
                        MESSAGE.ACCOUNT_NAME,
                        say.byPetitioner() ? null : taken.actor().name())
                .set(MESSAGE.ORGANIZATION_ID, taken.organization().value())
                .set(MESSAGE.TEXT, stored.text())
                .set(MESSAGE.SEALED, stored.sealed())
                .execute();
    }

    private void note(Taken taken, String text) {
        var stored = words.store(taken.appeal().origin().caseKey(), text);
        sql().insertInto(NOTE)
                .set(NOTE.APPEAL_ID, taken.id())
                .set(NOTE.AT, utc(taken.at()))
                .set(NOTE.ACCOUNT, taken.maker().value())
                .set(NOTE.ACCOUNT_NAME, taken.actor().name())
                .set(NOTE.ORGANIZATION_ID, taken.organization().value())
                .set(NOTE.TEXT, stored.text())
                .set(NOTE.SEALED, stored.sealed())
                .execute();
    }

    private void keepDraft(Taken taken, String text) {
        // A draft that was there gives way to the new one.
        sql().update(REPLY)
                .set(REPLY.STATUS, "returned")
                .set(REPLY.DECIDED_AT, utc(taken.at()))
                .where(REPLY.APPEAL_ID.eq(taken.id()), REPLY.STATUS.eq("draft"))
                .execute();
        reply(taken, text, false);
    }

    private void issue(Taken taken, Effect.Issue issue) {
        if (!issue.draft()) {
            reply(taken, issue.text(), true);
        }
    }

    private void reply(Taken taken, String text, boolean issued) {
        var stored = words.store(taken.appeal().origin().caseKey(), text);
        sql().insertInto(REPLY)
                .set(REPLY.APPEAL_ID, taken.id())
                .set(REPLY.ROUND, taken.appeal().round().code())
                .set(REPLY.TEXT, stored.text())
                .set(REPLY.SEALED, stored.sealed())
                .set(REPLY.DRAFTED_BY, taken.maker().value())
                .set(REPLY.DRAFTED_BY_NAME, taken.actor().name())
                .set(REPLY.DRAFTED_AT, utc(taken.at()))
                .set(REPLY.STATUS, issued ? "issued" : "draft")
                .set(REPLY.ISSUED_AT, issued ? utc(taken.at()) : null)
                .execute();
    }

    private void settleDraft(Taken taken, boolean approved) {
        sql().update(REPLY)
                .set(REPLY.STATUS, approved ? "issued" : "returned")
                .set(REPLY.APPROVED_BY, taken.maker().value())
                .set(REPLY.APPROVED_BY_NAME, taken.actor().name())
                .set(REPLY.DECIDED_AT, utc(taken.at()))
                .set(REPLY.ISSUED_AT, approved ? utc(taken.at()) : null)
                .where(REPLY.APPEAL_ID.eq(taken.id()), REPLY.STATUS.eq("draft"))
                .execute();
    }

    private void delivered(Taken taken, Effect.RecordDelivery delivery) {
        sql().update(REPLY)
                .set(REPLY.DELIVERED_ON, delivery.on())
                .set(REPLY.DELIVERY_WAY, delivery.way().code())
                .where(REPLY.APPEAL_ID.eq(taken.id()), REPLY.STATUS.eq("issued"), REPLY.DELIVERED_ON.isNull())
                .execute();
    }

    private void askSecondLook(Taken taken, @Nullable AccountId handledBy) {
        // One that was overtaken, by a review or by reopening, is over without a verdict.
        sql().update(SECOND_LOOK)
                .set(SECOND_LOOK.DECIDED_AT, utc(taken.at()))
                .where(SECOND_LOOK.APPEAL_ID.eq(taken.id()), SECOND_LOOK.DECIDED_AT.isNull())
                .execute();
        sql().insertInto(SECOND_LOOK)
                .set(SECOND_LOOK.APPEAL_ID, taken.id())
                .set(SECOND_LOOK.ASKED_AT, utc(taken.at()))
                .set(SECOND_LOOK.HANDLED_BY, id(handledBy))
                .execute();
    }

    /** Written by the program: neither the petitioner nor anybody of the staff chose who it is. */
    private void nameJudge(Taken taken, String name) {
        var stored = words.store(taken.appeal().origin().caseKey(), name);
        var state = taken.appeal().state().code();
        sql().insertInto(STEP)
                .set(STEP.APPEAL_ID, taken.id())
                .set(STEP.AT, utc(taken.at()))
                .set(STEP.TRANSITION, AppealTransition.NAME_PARTICIPANT.code())
                .set(STEP.FROM_STATE, state)
                .set(STEP.TO_STATE, state)
                .set(STEP.BY_PETITIONER, false)
                .set(STEP.ACCOUNT_NAME, "")
                .set(STEP.ORGANIZATION_ID, taken.organization().value())
                .set(STEP.REASON, stored.text())
                .set(STEP.SEALED, stored.sealed())
                .execute();
    }

    private void settleSecondLook(Taken taken, boolean stands) {
        sql().update(SECOND_LOOK)
                .set(SECOND_LOOK.DECIDED_BY, taken.maker().value())
                .set(SECOND_LOOK.DECIDED_BY_NAME, taken.actor().name())
                .set(SECOND_LOOK.DECIDED_AT, utc(taken.at()))
                .set(SECOND_LOOK.STANDS, stands)
                .where(SECOND_LOOK.APPEAL_ID.eq(taken.id()), SECOND_LOOK.DECIDED_AT.isNull())
                .execute();
    }

    private DSLContext sql() {
        return database.sql();
    }

    private static @Nullable Long id(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }
}
