package org.qiaoliang.appeals.internal.handling;

import java.util.Map;
import java.util.Set;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.deadlines.TransferRule;
import org.qiaoliang.kernel.RuleViolation;

/** Where an appeal goes besides its own way: to another organization, back, into another appeal, or away. */
final class Moving {
    private static final Set<AppealState> NO_ANSWER_COMES =
            Set.of(AppealState.JOINED, AppealState.WITHDRAWN, AppealState.DECLINED);

    private Moving() {}

    static void transfer(Act act, AppealCommand.Transfer c) {
        var appeal = act.appeal();
        act.require(AppealTransition.TRANSFER);
        var reason = Act.needed("reason", c.reason(), Act.SHORT);
        var to = act.around()
                .body(c.organization())
                .orElseThrow(() -> new RuleViolation("organization", "appeals.transfer.nobody"));
        if (to.organization().equals(appeal.body.organization())) {
            throw new RuleViolation("organization", "appeals.transfer.same");
        }
        if (!act.around().mayHave(c.organization())) {
            throw new RuleViolation("organization", "appeals.transfer.not-accepting");
        }
        var wasAccepted = appeal.state() != AppealState.RECEIVED;
        var first = appeal.senders.isEmpty();
        appeal.senders.add(appeal.body.scope().value());
        appeal.sender = appeal.body;
        moveTo(act, to);
        act.move(AppealTransition.TRANSFER, reason);
        if (wasAccepted) {
            // Whoever gets it has to accept it; what the sender accepted does not stand.
            appeal.add(new Effect.Uncount(Counting.ACCEPTED, "transferred"));
        }
        if (first && (wasAccepted || appeal.policy.transferRule() == TransferRule.RESTART)) {
            appeal.clocks.lapseAll(act.at());
            appeal.clocks.start(DeadlineKind.ACCEPT, act.at(), false);
        } else if (wasAccepted) {
            // Moved again: sending it round and round wins nobody time. What is owed to the petitioner runs on.
            appeal.clocks.lapse(DeadlineKind.SERVICE_TARGET, act.at());
        }
        appeal.clocks.start(DeadlineKind.RETURN_REFERRAL, act.at(), false);
        appeal.add(new Effect.TellPetitioner(
                "transferred", Map.of("body", act.around().name(to.organization()))));
    }

    static void giveBack(Act act, String reason) {
        var appeal = act.appeal();
        act.require(AppealTransition.RETURN);
        var why = Act.needed("reason", reason, Act.SHORT);
        var sender = appeal.sender;
        var window = appeal.clocks.open(DeadlineKind.RETURN_REFERRAL);
        if (sender == null || window.isEmpty()) {
            throw Act.refusal("appeals.return.no-referral");
        }
        if (window.get().isOverdue(act.at())) {
            throw Act.refusal("appeals.return.too-late");
        }
        if (!act.around().mayHave(sender.organization())) {
            throw Act.refusal("appeals.return.not-accepting");
        }
        appeal.senders.add(appeal.body.scope().value());
        appeal.sender = null;
        moveTo(act, sender);
        appeal.clocks.done(DeadlineKind.RETURN_REFERRAL, act.at());
        act.move(AppealTransition.RETURN, why);
    }

    private static void moveTo(Act act, Appeal.Body to) {
        var appeal = act.appeal();
        appeal.body = to;
        appeal.policy = act.around().policy(to);
        appeal.clocks.under(appeal.policy);
        appeal.handler = null;
        appeal.taken = false;
        appeal.draft = null;
        appeal.draftBy = null;
        appeal.times = Appeal.Times.NONE;
        if (appeal.origin.confidential() && act.actor().account() != null) {
            // Who refers a confidential case stays named on it: the sender never loses sight.
            appeal.participants.add(act.actor().account().value());
        }
    }

    static void join(Act act, AppealCommand.Join c) {
        var appeal = act.appeal();
        act.require(AppealTransition.JOIN);
        if (c.into().equals(appeal.number())) {
            throw new RuleViolation("into", "appeals.join.itself");
        }
        var other = act.around().other(c.into()).orElseThrow(() -> new RuleViolation("into", "appeals.join.absent"));
        if (NO_ANSWER_COMES.contains(other.state())) {
            throw new RuleViolation("into", "appeals.join.ended");
        }
        if (other.confidential() != appeal.origin.confidential()) {
            throw new RuleViolation("into", "appeals.join.confidential");
        }
        appeal.joinedTo = other.id();
        appeal.clocks.lapseAll(act.at());
        act.move(AppealTransition.JOIN, (c.into() + "\n" + Act.bounded("reason", c.reason(), Act.SHORT)).strip());
        if (other.samePetitioner()) {
            // One matter of one person was counted twice.
            appeal.add(new Effect.Uncount(Counting.RECEIVED, "joined"));
            appeal.add(new Effect.Uncount(Counting.ACCEPTED, "joined"));
        }
        appeal.add(new Effect.TellPetitioner("joined", Map.of()));
    }

    static void withdraw(Act act, String reason) {
        var appeal = act.appeal();
        act.require(AppealTransition.WITHDRAW);
        var why = act.actor().isPetitioner()
                ? Act.bounded("reason", reason, Act.SHORT)
                : Act.needed("reason", reason, Act.SHORT);
        appeal.clocks.lapseAll(act.at());
        appeal.draft = null;
        appeal.draftBy = null;
        appeal.joinedTo = null;
        act.move(AppealTransition.WITHDRAW, why);
        if (appeal.handler != null && !act.actor().is(appeal.handler.account())) {
            appeal.add(new Effect.TellStaff(appeal.handler.account(), "withdrawn"));
        }
    }
}
