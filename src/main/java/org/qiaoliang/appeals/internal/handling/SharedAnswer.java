package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.appeals.internal.handling.DeadlineRows.instant;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.REPLY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCommand.DeliveryWay;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The answer in an appeal is the answer to those joined with it, whenever they were (APPEAL-8): each gets it in the thread
 * and as a reply of its own, so that its petitioner can say whether it helped and ask for a review in their own time, and
 * whoever gave it judges none of that. Taken up again, it is taken back from them too.
 */
@Component
public class SharedAnswer implements RecurringWork {
    private static final int BATCH = 100;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final List<Field<?>> GIVEN = List.of(
            REPLY.ROUND,
            REPLY.TEXT,
            REPLY.SEALED,
            REPLY.DRAFTED_BY,
            REPLY.DRAFTED_BY_NAME,
            REPLY.DRAFTED_AT,
            REPLY.APPROVED_BY,
            REPLY.APPROVED_BY_NAME,
            REPLY.DECIDED_AT,
            REPLY.ISSUED_AT);

    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final AppealRepository appeals;
    private final Consequences consequences;
    private final Separation separation;
    private final JoinedThread thread;
    private final SealedWords words;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    SharedAnswer(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            AppealRepository appeals,
            Consequences consequences,
            Separation separation,
            JoinedThread thread,
            SealedWords words,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.system = system;
        this.transactions = transactions;
        this.appeals = appeals;
        this.consequences = consequences;
        this.separation = separation;
        this.thread = thread;
        this.words = words;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "appeals.share-answers";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        follow(DSL.noCondition());
    }

    /** What follows for one that is joined, or for those joined with one. */
    void of(long appeal) {
        follow(APPEAL.ID.eq(appeal).or(APPEAL.JOINED_TO.eq(appeal)));
    }

    private void follow(Condition which) {
        CurrentViewer.as(new Viewer.Program(name()), () -> {
            while (batch(which) == BATCH) {
                // The next ones.
            }
        });
    }

    private int batch(Condition which) {
        var done = transactions.execute(status -> {
            var found = behind(which);
            found.forEach(this::catchUp);
            return found.size();
        });
        return done == null ? 0 : done;
    }

    /** Those joined with one that was answered, closed or taken up again since. */
    private List<Long> behind(Condition which) {
        var main = APPEAL.as("main");
        return system.select(APPEAL.ID)
                .from(APPEAL)
                .join(main)
                .on(main.ID.eq(APPEAL.JOINED_TO))
                .where(APPEAL.STATE.eq(AppealState.JOINED.code()), which)
                .and(main.REPLIED_AT
                        .isDistinctFrom(APPEAL.REPLIED_AT)
                        .or(main.CLOSED_AT.isDistinctFrom(APPEAL.CLOSED_AT)))
                .and(main.STATE.notIn(
                        AppealState.JOINED.code(), AppealState.WITHDRAWN.code(), AppealState.DECLINED.code()))
                .orderBy(APPEAL.ID)
                .limit(BATCH)
                .forUpdate()
                .of(APPEAL)
                .skipLocked()
                .fetch(APPEAL.ID);
    }

    private void catchUp(long id) {
        var loaded = appeals.find(id).orElseThrow();
        var appeal = loaded.appeal();
        var main = appeals.find(Objects.requireNonNull(appeal.joinedTo))
                .orElseThrow()
                .appeal();
        var at = clock.instant();
        if (main.times.replied() == null) {
            takeBack(appeal, main, at);
        } else {
            if (!main.times.replied().equals(appeal.times.replied())) {
                answer(loaded, main, at);
            }
            close(appeal, main, at);
        }
        appeals.update(loaded);
        appeals.updateClocks(loaded, at);
        consequences.carryOut(new Consequences.Taken(loaded, new Actor.Program(), main.body.organization(), at));
        audit.record(AuditEvent.of(
                        "appeal.shared-answer",
                        "appeal",
                        appeal.number().value(),
                        appeal.body().scope())
                .ofConfidentialCase(appeal.origin().confidential()));
    }

    private void answer(AppealRepository.Loaded loaded, Appeal main, Instant at) {
        var appeal = loaded.appeal();
        var text = copyReplies(appeal, main);
        separation.goAlong(appeal, main.body);
        appeal.handler = main.handler;
        appeal.round = main.round;
        appeal.clocks.lapseAll(at);
        var t = appeal.times;
        appeal.times = new Appeal.Times(t.accepted(), t.notified(), main.times.replied(), null, null);
        step(appeal, AppealTransition.REPLY, at, "");
        appeal.add(new Effect.Say(false, text));
        appeal.add(new Effect.TellPetitioner("replied", Map.of()));
        if (telling.reaches(appeal.origin().caseKey(), loaded.contact())) {
            delivered(appeal, at);
        }
    }

    /** It is on their own page and their phone says so: from that day they can ask for a review (APPEAL-2). */
    private static void delivered(Appeal appeal, Instant at) {
        var t = appeal.times;
        appeal.times = new Appeal.Times(t.accepted(), t.notified(), t.replied(), at, t.closed());
        Answering.startReviewWindow(appeal, at);
        var today = LocalDate.ofInstant(at, ZONE);
        step(appeal, AppealTransition.DELIVER, at, DeliveryWay.ELECTRONIC.code() + " " + today);
        appeal.add(new Effect.RecordDelivery(today, DeliveryWay.ELECTRONIC));
    }

    /** Whoever is asked with another appeal of theirs hears of the closing there. */
    private void close(Appeal appeal, Appeal main, Instant at) {
        var closed = main.times.closed();
        var t = appeal.times;
        if (Objects.equals(closed, t.closed())) {
            return;
        }
        appeal.times = new Appeal.Times(t.accepted(), t.notified(), t.replied(), t.delivered(), closed);
        if (closed == null) {
            return;
        }
        step(appeal, AppealTransition.CLOSE, at, "");
        var askedElsewhere = thread.mainOf(appeal.origin().id())
                .filter(m -> m.askedWith() != null)
                .isPresent();
        if (appeal.satisfied == null && !askedElsewhere) {
            appeal.add(new Effect.TellPetitioner("closed", Map.of()));
        }
    }

    private static void takeBack(Appeal appeal, Appeal main, Instant at) {
        var t = appeal.times;
        appeal.times = new Appeal.Times(t.accepted(), t.notified(), null, null, null);
        appeal.satisfied = null;
        appeal.secondLook = false;
        appeal.clocks.lapseAll(at);
        step(appeal, AppealTransition.REOPEN, at, "");
        appeal.add(new Effect.Uncount(Counting.SATISFIED, "reopened"));
        appeal.add(new Effect.Uncount(Counting.DISSATISFIED, "reopened"));
        appeal.add(new Effect.TellPetitioner("reopened", Handling.due(main)));
    }

    /** It stays joined, whatever it says of the main one. */
    private static void step(Appeal appeal, AppealTransition transition, Instant at, String reason) {
        appeal.add(new Effect.Step(transition, AppealState.JOINED, AppealState.JOINED, at, reason));
    }

    /** Those it has not got yet, with who gave and approved them; says the last one. */
    private String copyReplies(Appeal appeal, Appeal main) {
        var has = system.select(REPLY.ISSUED_AT)
                .from(REPLY)
                .where(REPLY.APPEAL_ID.eq(appeal.origin().id()), REPLY.STATUS.eq("issued"))
                .fetchSet(row -> instant(row.value1()));
        var last = "";
        for (var reply : system.select(GIVEN)
                .from(REPLY)
                .where(REPLY.APPEAL_ID.eq(main.origin().id()), REPLY.STATUS.eq("issued"))
                .orderBy(REPLY.ID)
                .fetch()) {
            last = words.read(main.origin().caseKey(), reply.get(REPLY.TEXT), reply.get(REPLY.SEALED));
            if (has.contains(instant(reply.get(REPLY.ISSUED_AT)))) {
                continue;
            }
            var stored = words.store(appeal.origin().caseKey(), last);
            system.insertInto(REPLY)
                    .set(REPLY.APPEAL_ID, appeal.origin().id())
                    .set(REPLY.ROUND, reply.get(REPLY.ROUND))
                    .set(REPLY.TEXT, stored.text())
                    .set(REPLY.SEALED, stored.sealed())
                    .set(REPLY.DRAFTED_BY, reply.get(REPLY.DRAFTED_BY))
                    .set(REPLY.DRAFTED_BY_NAME, reply.get(REPLY.DRAFTED_BY_NAME))
                    .set(REPLY.DRAFTED_AT, reply.get(REPLY.DRAFTED_AT))
                    .set(REPLY.STATUS, "issued")
                    .set(REPLY.APPROVED_BY, reply.get(REPLY.APPROVED_BY))
                    .set(REPLY.APPROVED_BY_NAME, reply.get(REPLY.APPROVED_BY_NAME))
                    .set(REPLY.DECIDED_AT, reply.get(REPLY.DECIDED_AT))
                    .set(REPLY.ISSUED_AT, reply.get(REPLY.ISSUED_AT))
                    .execute();
        }
        return last;
    }
}
