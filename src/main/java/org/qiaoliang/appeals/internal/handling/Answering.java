package org.qiaoliang.appeals.internal.handling;

import java.time.Instant;
import java.util.Map;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.handling.Appeal.Round;

/** Answers, and what may follow them: approval by a second person, delivery, reopening, second look, review, re-review. */
final class Answering {
    private Answering() {}

    static void answer(Act act, String text) {
        var appeal = act.appeal();
        if (!appeal.policy.secondPerson()) {
            act.require(AppealTransition.REPLY);
            var answer = Act.needed("text", text, Act.LONG);
            act.move(AppealTransition.REPLY, "");
            issue(act, answer, false);
            return;
        }
        act.require(AppealTransition.DRAFT);
        var draft = Act.needed("text", text, Act.LONG);
        appeal.draftBy = act.actor().account();
        appeal.draft = draft;
        act.move(AppealTransition.DRAFT, "");
        appeal.add(new Effect.KeepDraft(draft));
    }

    static void decideDraft(Act act, AppealCommand.DecideDraft c) {
        var appeal = act.appeal();
        var transition = c.approved() ? AppealTransition.APPROVE : AppealTransition.GIVE_BACK_DRAFT;
        var author = appeal.draftBy;
        var draft = appeal.draft;
        // The true reason first: who wrote it may see it and handle it, but not judge it (ACCESS-4).
        if (author != null && act.actor().is(author)) {
            throw Act.refusal("appeals.own-draft");
        }
        act.require(transition);
        if (author == null || draft == null) {
            throw Act.refusal("appeals.no-draft");
        }
        var reason = c.approved()
                ? Act.bounded("reason", c.reason(), Act.SHORT)
                : Act.needed("reason", c.reason(), Act.SHORT);
        appeal.draftBy = null;
        appeal.draft = null;
        act.move(transition, reason);
        appeal.add(new Effect.SettleDraft(c.approved(), reason));
        if (c.approved()) {
            issue(act, draft, true);
        } else {
            appeal.add(new Effect.TellStaff(author, "draft-returned"));
        }
    }

    private static void issue(Act act, String text, boolean draft) {
        var appeal = act.appeal();
        appeal.clocks.resume(act.at());
        var late = appeal.clocks
                .open(DeadlineKind.SETTLE)
                .filter(d -> d.isOverdue(act.at()))
                .isPresent();
        appeal.clocks.done(DeadlineKind.SETTLE, act.at());
        appeal.clocks.done(DeadlineKind.SERVICE_TARGET, act.at());
        appeal.times = new Appeal.Times(appeal.times.accepted(), appeal.times.notified(), act.at(), null, null);
        appeal.add(new Effect.Count(late ? "appeal.settled-late" : "appeal.settled-in-time"));
        goesOut(act, text, draft);
    }

    private static void goesOut(Act act, String text, boolean draft) {
        act.appeal().add(new Effect.Issue(text, draft));
        act.appeal().add(new Effect.Say(false, text));
        act.appeal().add(new Effect.TellPetitioner("replied", Map.of()));
    }

    static void deliver(Act act, AppealCommand.Deliver c) {
        var appeal = act.appeal();
        act.require(AppealTransition.DELIVER);
        var replied = appeal.times.replied();
        if (replied == null) {
            throw Act.refusal("appeals.delivery.nothing");
        }
        if (appeal.times.delivered() != null) {
            throw Act.refusal("appeals.delivery.already");
        }
        var delivered = Act.onDay("on", c.on(), replied, act.at(), "appeals.delivery.day");
        var t = appeal.times;
        appeal.times = new Appeal.Times(t.accepted(), t.notified(), replied, delivered, t.closed());
        startReviewWindow(appeal, delivered);
        act.move(AppealTransition.DELIVER, c.way().code() + " " + c.on());
        appeal.add(new Effect.RecordDelivery(c.on(), c.way()));
    }

    /** From delivery on a review can be asked for; after a re-review nothing. */
    static void startReviewWindow(Appeal appeal, Instant delivered) {
        switch (appeal.round) {
            case FIRST -> appeal.clocks.start(DeadlineKind.REQUEST_REVIEW, delivered, false);
            case REVIEW -> appeal.clocks.start(DeadlineKind.REQUEST_RE_REVIEW, delivered, false);
            case RE_REVIEW -> {}
        }
    }

    static void reopen(Act act, String reason) {
        act.require(AppealTransition.REOPEN);
        if (act.appeal().round == Round.RE_REVIEW) {
            throw Act.refusal("appeals.review.final");
        }
        takeUpAgain(act, Act.needed("reason", reason, Act.SHORT));
    }

    private static void takeUpAgain(Act act, String reason) {
        var appeal = act.appeal();
        act.move(AppealTransition.REOPEN, reason);
        appeal.clocks.lapseAll(act.at());
        appeal.clocks.start(DeadlineKind.SETTLE, act.at(), false);
        appeal.clocks.start(DeadlineKind.SERVICE_TARGET, act.at(), false);
        appeal.times = new Appeal.Times(appeal.times.accepted(), appeal.times.notified(), null, null, null);
        appeal.handler = null;
        // One that was joined stands for itself from here on.
        appeal.joinedTo = null;
        appeal.satisfied = null;
        appeal.secondLook = false;
        // It was not settled after all; it will count when it is.
        appeal.add(new Effect.Uncount("appeal.settled-in-time", "reopened"));
        appeal.add(new Effect.Uncount("appeal.settled-late", "reopened"));
        // What was rated is not the answer any more; the next one is rated anew.
        appeal.add(new Effect.Uncount(Counting.SATISFIED, "reopened"));
        appeal.add(new Effect.Uncount(Counting.DISSATISFIED, "reopened"));
        appeal.add(new Effect.TellPetitioner("reopened", Handling.due(appeal)));
    }

    static void decideSecondLook(Act act, AppealCommand.DecideSecondLook c) {
        var appeal = act.appeal();
        // By somebody else: not who works on it, nor who gave or approved the answer (APPEAL-7, ACCESS-4).
        var decider = act.actor().account();
        if (appeal.secondLook && decider != null && appeal.isConcernedIn(decider)) {
            throw Act.refusal("appeals.second-look.own");
        }
        act.require(AppealTransition.SECOND_LOOK);
        if (!appeal.secondLook) {
            throw Act.refusal("appeals.second-look.none");
        }
        var reason = Act.needed("reason", c.reason(), Act.SHORT);
        appeal.secondLook = false;
        act.move(AppealTransition.SECOND_LOOK, reason);
        appeal.add(new Effect.SettleSecondLook(c.stands(), reason));
        appeal.add(new Effect.Say(false, reason));
        if (c.stands()) {
            appeal.add(new Effect.TellPetitioner("second-look", Map.of()));
        } else {
            takeUpAgain(act, reason);
        }
    }

    static void requestReview(Act act, String reason) {
        var appeal = act.appeal();
        if (appeal.round == Round.RE_REVIEW) {
            throw Act.refusal("appeals.review.final");
        }
        var first = appeal.round == Round.FIRST;
        act.require(first ? AppealTransition.REQUEST_REVIEW : AppealTransition.REQUEST_RE_REVIEW);
        var why = Act.needed("reason", reason, Act.LONG);
        var window = first ? DeadlineKind.REQUEST_REVIEW : DeadlineKind.REQUEST_RE_REVIEW;
        // Without a recorded delivery the time to ask has not begun, and so cannot be over.
        var tooLate =
                appeal.clocks.open(window).filter(d -> d.isOverdue(act.at())).isPresent();
        if (tooLate || (appeal.times.delivered() != null && ended(appeal, window))) {
            throw Act.refusal("appeals.review.too-late");
        }
        var above = act.around()
                .superior(appeal.body.organization())
                .orElseThrow(() -> Act.refusal("appeals.review.nobody-above"));
        appeal.senders.add(appeal.body.scope().value());
        appeal.sender = appeal.body;
        appeal.body = above;
        appeal.handler = null;
        appeal.taken = false;
        appeal.joinedTo = null;
        // Whoever decides above looks at it again.
        appeal.secondLook = false;
        appeal.clocks.done(window, act.at());
        act.move(first ? AppealTransition.REQUEST_REVIEW : AppealTransition.REQUEST_RE_REVIEW, why);
        appeal.clocks.start(first ? DeadlineKind.DECIDE_REVIEW : DeadlineKind.DECIDE_RE_REVIEW, act.at(), false);
        appeal.add(new Effect.Say(true, why));
    }

    private static boolean ended(Appeal appeal, DeadlineKind window) {
        return appeal.clocks.open(window).isEmpty()
                && appeal.clocks.all().stream()
                        .anyMatch(d -> d.kind() == window && d.outcome() != Deadline.Outcome.OPEN);
    }

    static void decideReview(Act act, AppealCommand.DecideReview c) {
        var appeal = act.appeal();
        var again = appeal.state() == AppealState.RE_REVIEW;
        act.require(again ? AppealTransition.DECIDE_RE_REVIEW : AppealTransition.DECIDE_REVIEW);
        requireOfOthers(act);
        if (appeal.clocks.inHearing()) {
            throw Act.refusal("appeals.hearing.running");
        }
        var text = Act.needed("text", c.text(), Act.LONG);
        appeal.clocks.done(again ? DeadlineKind.DECIDE_RE_REVIEW : DeadlineKind.DECIDE_REVIEW, act.at());
        appeal.round = again ? Round.RE_REVIEW : Round.REVIEW;
        appeal.times = new Appeal.Times(
                appeal.times.accepted(), appeal.times.notified(), act.at(), null, again ? act.at() : null);
        act.move(
                again ? AppealTransition.DECIDE_RE_REVIEW : AppealTransition.DECIDE_REVIEW,
                c.upheld() ? "upheld" : "changed");
        goesOut(act, text, false);
    }

    static void startHearing(Act act) {
        act.require(AppealTransition.HEARING_START);
        requireOfOthers(act);
        if (act.appeal().clocks.inHearing()) {
            throw Act.refusal("appeals.hearing.running");
        }
        act.appeal().clocks.startHearing(act.at());
        act.move(AppealTransition.HEARING_START, "");
    }

    static void endHearing(Act act) {
        act.require(AppealTransition.HEARING_END);
        requireOfOthers(act);
        if (!act.appeal().clocks.inHearing()) {
            throw Act.refusal("appeals.hearing.none");
        }
        act.appeal().clocks.endHearing(act.at());
        act.move(AppealTransition.HEARING_END, "");
    }

    /** By the body above, and never by who gave or approved the answer that is in dispute (ACCESS-4). */
    private static void requireOfOthers(Act act) {
        var person = act.actor().account();
        if (person != null && act.appeal().answeredBy.contains(person.value())) {
            throw Act.refusal("appeals.review.own");
        }
    }
}
