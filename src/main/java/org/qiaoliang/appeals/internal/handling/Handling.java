package org.qiaoliang.appeals.internal.handling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Ui;

/** The rules of moving an appeal (APPEAL-1, -2, -7, -8), for whoever may: no Spring, no tables. */
public final class Handling {
    private final DueTimes times;

    public Handling(DueTimes times) {
        this.times = times;
    }

    /** Does what is commanded, or refuses; the appeal then holds its new state and the effects to carry out. */
    public void apply(
            Appeal appeal, AppealCommand command, Viewer viewer, Actor actor, Instant at, Surroundings around) {
        var act = new Act(appeal, viewer, actor, at, around);
        switch (command) {
            case AppealCommand.Accept c -> accept(act, c.simplified());
            case AppealCommand.Decline c -> decline(act, c);
            case AppealCommand.Assign c -> assign(act, c);
            case AppealCommand.Start c -> plain(act, AppealTransition.START);
            case AppealCommand.Pause c -> pause(act, c.question());
            case AppealCommand.Resume c -> resume(act);
            case AppealCommand.Extend c -> extend(act, c);
            case AppealCommand.Answer c -> Answering.answer(act, c.text());
            case AppealCommand.DecideDraft c -> Answering.decideDraft(act, c);
            case AppealCommand.Deliver c -> Answering.deliver(act, c);
            case AppealCommand.RecordNotification c -> notified(act, c);
            case AppealCommand.Close c -> close(act, c.outcome());
            case AppealCommand.Reopen c -> Answering.reopen(act, c.reason());
            case AppealCommand.DecideSecondLook c -> Answering.decideSecondLook(act, c);
            case AppealCommand.DecideReview c -> Answering.decideReview(act, c);
            case AppealCommand.StartHearing c -> Answering.startHearing(act);
            case AppealCommand.EndHearing c -> Answering.endHearing(act);
            case AppealCommand.RequestReview c -> Answering.requestReview(act, c.reason());
            case AppealCommand.Rate c -> rate(act, c);
            case AppealCommand.Transfer c -> Moving.transfer(act, c);
            case AppealCommand.Recategorize c -> Recategorizing.recategorize(act, c);
            case AppealCommand.GiveBack c -> Moving.giveBack(act, c.reason());
            case AppealCommand.Join c -> Moving.join(act, c);
            case AppealCommand.Withdraw c -> Moving.withdraw(act, c.reason());
            case AppealCommand.Write c -> write(act, c);
            case AppealCommand.Note c -> note(act, c.text());
            case AppealCommand.NameParticipant c -> nameParticipant(act, c);
        }
        takeConfidential(act, command);
    }

    /**
     * The first of those on duty who acts on a confidential case has it from then on (APPEAL-4). Somebody of the body that
     * had it before does not take it from those who have it now.
     */
    private static void takeConfidential(Act act, AppealCommand command) {
        var appeal = act.appeal();
        var moved = command instanceof AppealCommand.Transfer || command instanceof AppealCommand.GiveBack;
        if (appeal.origin().confidential()
                && act.actor().account() != null
                && !appeal.taken
                && !moved
                && Standing.worksFor(act.viewer(), appeal)) {
            appeal.taken = true;
            appeal.participants.add(act.actor().account().value());
        }
    }

    private void accept(Act act, boolean simplified) {
        var appeal = act.appeal();
        act.require(AppealTransition.ACCEPT);
        if (simplified
                && !act.at().isBefore(times.due(appeal.origin.receivedAt(), appeal.policy.simplifiedAccept(), 0))) {
            throw Act.refusal("appeals.simplified.too-late");
        }
        act.move(AppealTransition.ACCEPT, "");
        appeal.clocks.done(DeadlineKind.ACCEPT, act.at());
        appeal.clocks.lapse(DeadlineKind.RETURN_REFERRAL, act.at());
        if (appeal.clocks.open(DeadlineKind.SETTLE).isEmpty()) {
            // One that runs on after a later transfer does not begin anew.
            appeal.clocks.start(DeadlineKind.SETTLE, act.at(), simplified);
        }
        appeal.clocks.start(DeadlineKind.SERVICE_TARGET, act.at(), simplified);
        appeal.times = new Appeal.Times(act.at(), toldAtOnce(act), null, null, null);
        appeal.add(new Effect.Count(Counting.ACCEPTED));
        appeal.add(new Effect.TellPetitioner("accepted", due(appeal)));
    }

    /** By message where one reaches the petitioner; otherwise null, until somebody records that they were told. */
    private static @Nullable Instant toldAtOnce(Act act) {
        return act.around().reachesPetitioner() ? act.at() : null;
    }

    private static void notified(Act act, AppealCommand.RecordNotification c) {
        var appeal = act.appeal();
        act.require(AppealTransition.NOTIFY);
        var t = appeal.times;
        if (t.notified() != null) {
            throw Act.refusal("appeals.notification.already");
        }
        var decided = appeal.clocks.all().stream()
                .filter(d -> d.kind() == DeadlineKind.ACCEPT)
                .map(Deadline::endedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(appeal.origin.receivedAt());
        var at = Act.onDay("on", c.on(), decided, act.at(), "appeals.notification.day");
        appeal.times = new Appeal.Times(t.accepted(), at, t.replied(), t.delivered(), t.closed());
        act.move(AppealTransition.NOTIFY, c.way().code() + " " + c.on());
    }

    private static void decline(Act act, AppealCommand.Decline c) {
        act.require(AppealTransition.DECLINE);
        var reason = Act.needed("reason", c.reason(), Act.SHORT);
        var rightBody = Act.needed("rightBody", c.rightBody(), 200);
        act.move(AppealTransition.DECLINE, reason + "\n" + rightBody);
        act.appeal().clocks.done(DeadlineKind.ACCEPT, act.at());
        act.appeal().clocks.lapseAll(act.at());
        act.appeal().times = new Appeal.Times(null, toldAtOnce(act), null, null, null);
        act.appeal().add(new Effect.SayInWords("declined", List.of(reason, rightBody)));
        act.appeal().add(new Effect.TellPetitioner("declined", Map.of("body", rightBody)));
    }

    private static void assign(Act act, AppealCommand.Assign c) {
        var appeal = act.appeal();
        act.require(AppealTransition.ASSIGN);
        if (!(act.actor() instanceof Actor.Staff staff)) {
            throw Act.refusal("appeals.not-yours");
        }
        var handler = c.handler() == null
                ? new Appeal.Handler(staff.account(), staff.name())
                : new Appeal.Handler(c.handler(), c.handlerName());
        var self = act.actor().is(handler.account());
        // Who may only handle takes what nobody has; giving it to others, or taking it from them, is to decide.
        var decides = Standing.has(act.viewer(), appeal, Permission.APPEAL_ASSIGN);
        if (!decides && (!self || (appeal.handler != null && !act.actor().is(appeal.handler.account())))) {
            throw Act.refusal("appeals.assignment.only-self");
        }
        if (!self && !act.around().canHandle(handler.account(), appeal.body)) {
            throw new RuleViolation("handler", "appeals.assignment.cannot-handle");
        }
        appeal.handler = handler;
        appeal.clocks.resume(act.at());
        if (appeal.origin.confidential()) {
            appeal.taken = true;
            appeal.participants.add(staff.account().value());
            appeal.participants.add(handler.account().value());
        }
        act.move(AppealTransition.ASSIGN, Act.bounded("note", c.note(), Act.SHORT));
        if (!self) {
            appeal.add(new Effect.TellStaff(handler.account(), "assigned"));
        }
    }

    private static void plain(Act act, AppealTransition transition) {
        act.require(transition);
        act.move(transition, "");
    }

    private static void pause(Act act, String question) {
        act.require(AppealTransition.PAUSE);
        var asked = Act.needed("question", question, Act.SHORT);
        act.move(AppealTransition.PAUSE, asked);
        act.appeal().clocks.pause(act.at());
        act.appeal().add(new Effect.Say(false, asked));
        act.appeal().add(new Effect.TellPetitioner("asked", Map.of()));
    }

    private static void resume(Act act) {
        plain(act, AppealTransition.RESUME);
        act.appeal().clocks.resume(act.at());
    }

    private static void extend(Act act, AppealCommand.Extend c) {
        var appeal = act.appeal();
        act.require(AppealTransition.EXTEND);
        var reason = Act.needed("reason", c.reason(), Act.SHORT);
        appeal.clocks.extendSettlement(c.days(), act.at());
        act.move(AppealTransition.EXTEND, reason);
        var settle = appeal.clocks.open(DeadlineKind.SETTLE).orElseThrow();
        var day = Ui.day(settle.dueOn(), Locale.of(appeal.origin.language()));
        appeal.add(new Effect.SayInWords("extended", List.of(day, reason)));
        appeal.add(new Effect.TellPetitioner("extended", due(appeal)));
    }

    private static void close(Act act, String outcome) {
        var appeal = act.appeal();
        act.require(AppealTransition.CLOSE);
        act.move(AppealTransition.CLOSE, Act.bounded("outcome", outcome, Act.SHORT));
        var t = appeal.times;
        appeal.times = new Appeal.Times(t.accepted(), t.notified(), t.replied(), t.delivered(), act.at());
        appeal.add(new Effect.TellPetitioner("closed", Map.of()));
    }

    private static void rate(Act act, AppealCommand.Rate c) {
        var appeal = act.appeal();
        act.require(AppealTransition.RATE);
        if (appeal.satisfied != null) {
            throw Act.refusal("appeals.rated-already");
        }
        if (appeal.state() == AppealState.JOINED) {
            act.around().askedWith().ifPresent(other -> {
                throw Act.refusal("appeals.rated-with", other.value());
            });
        }
        var comment = Act.bounded("comment", c.comment(), Act.SHORT);
        appeal.satisfied = c.satisfied();
        act.move(AppealTransition.RATE, comment);
        appeal.add(new Effect.Count(c.satisfied() ? Counting.SATISFIED : Counting.DISSATISFIED));
        if (!c.satisfied()) {
            SecondLook.ask(act, comment);
        }
    }

    private static void write(Act act, AppealCommand.Write c) {
        var appeal = act.appeal();
        act.require(AppealTransition.MESSAGE);
        var said = Act.needed("text", c.text(), Act.LONG);
        if (!act.actor().isPetitioner()) {
            writeTo(act, c.to().strip(), said);
            return;
        }
        appeal.add(new Effect.Say(true, said));
        if (appeal.state() == AppealState.JOINED) {
            appeal.add(new Effect.TellMain("message"));
            return;
        }
        // The answer that was waited for.
        if (appeal.state() == AppealState.WAITING) {
            resume(act);
        }
        if (appeal.handler != null) {
            appeal.add(new Effect.TellStaff(appeal.handler.account(), "message"));
        }
    }

    /** To the petitioner, to one of those whose appeals were joined with it, or to all of them. */
    private static void writeTo(Act act, String to, String said) {
        var appeal = act.appeal();
        var all = to.equals(AppealCommand.Write.ALL);
        if (!to.isEmpty() && !all && !to.equals(appeal.number().value())) {
            var joined = AppealNumber.parse(to)
                    .filter(act.around()::isJoinedHere)
                    .orElseThrow(() -> new RuleViolation("to", "appeals.message.to"));
            appeal.add(new Effect.SayToJoined(joined, said));
            return;
        }
        appeal.add(new Effect.Say(false, said));
        appeal.add(new Effect.TellPetitioner("message", Map.of()));
        if (all) {
            appeal.add(new Effect.SayToJoined(null, said));
        }
    }

    private static void note(Act act, String text) {
        act.require(AppealTransition.NOTE);
        act.appeal().add(new Effect.WriteNote(Act.needed("text", text, Act.LONG)));
    }

    private static void nameParticipant(Act act, AppealCommand.NameParticipant c) {
        var appeal = act.appeal();
        act.require(AppealTransition.NAME_PARTICIPANT);
        if (!appeal.origin.confidential()) {
            throw Act.refusal("appeals.not-confidential");
        }
        if (appeal.participants.contains(c.account().value())) {
            throw new RuleViolation(RuleViolation.Kind.CONFLICT, "account", "appeals.participant.already");
        }
        // Being named opens the case: to nobody but those of the body whose duty such cases are (APPEAL-4).
        if (!act.around().canHandle(c.account(), appeal.body)) {
            throw new RuleViolation("account", "appeals.participant.cannot-be");
        }
        appeal.participants.add(c.account().value());
        act.move(AppealTransition.NAME_PARTICIPANT, c.name());
        appeal.add(new Effect.TellStaff(c.account(), "named"));
    }

    static Map<String, String> due(Appeal appeal) {
        return appeal.clocks
                .next()
                .map(d -> Map.of("due", Ui.day(d.dueOn(), Locale.of(appeal.origin.language()))))
                .orElse(Map.of("due", ""));
    }
}
