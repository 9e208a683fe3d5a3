package org.qiaoliang.appeals.internal.handling;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.kernel.RuleViolation;

/** Puts right under which category an appeal was filed (更正类别). It stays where it is until it is transferred. */
final class Recategorizing {
    private Recategorizing() {}

    static void recategorize(Act act, AppealCommand.Recategorize c) {
        var appeal = act.appeal();
        act.require(AppealTransition.RECATEGORIZE);
        if (isAnswered(appeal)) {
            throw Act.refusal("appeals.recategorization.answered");
        }
        var reason = Act.needed("reason", c.reason(), Act.SHORT);
        var before = appeal.origin.category();
        var category = act.around()
                .category(c.category())
                .filter(Category::active)
                .orElseThrow(() -> new RuleViolation("category", "appeals.recategorization.unknown"));
        if (category.code().equals(before)) {
            throw new RuleViolation("category", "appeals.recategorization.same");
        }
        // What is sealed can't be made open, nor what is open sealed, by a change of the category alone.
        var passedOn = act.around().category(before).filter(Category::passedOn).isPresent();
        if (category.confidential() != appeal.origin.confidential() || category.passedOn() != passedOn) {
            throw new RuleViolation("category", "appeals.recategorization.protected");
        }
        appeal.origin = appeal.origin.under(category.code());
        appeal.policy = act.around().policy(appeal.body);
        appeal.clocks.adoptCategory(appeal.policy, act.at());
        var accepted = appeal.times.accepted();
        if (accepted != null && appeal.clocks.open(DeadlineKind.SERVICE_TARGET).isEmpty()) {
            var simplified = appeal.clocks
                    .open(DeadlineKind.SETTLE)
                    .filter(d -> d.simplified())
                    .isPresent();
            appeal.clocks.start(DeadlineKind.SERVICE_TARGET, accepted, simplified);
        }
        act.move(AppealTransition.RECATEGORIZE, before + " " + category.code() + "\n" + reason);
        appeal.add(new Effect.Recount(Counting.RECEIVED, appeal.origin.receivedAt(), "recategorized"));
        if (accepted != null) {
            appeal.add(new Effect.Recount(Counting.ACCEPTED, accepted, "recategorized"));
        }
        var told = new HashMap<>(Handling.due(appeal));
        told.put("category", category.name(Locale.of(appeal.origin.language())));
        appeal.add(new Effect.SayInWords("recategorized", List.of(told.get("category"), told.get("due"))));
        appeal.add(new Effect.TellPetitioner("recategorized", told));
    }

    /** What was answered once, and taken up again, keeps the category under which it was settled. */
    static boolean isAnswered(Appeal appeal) {
        return appeal.round != Appeal.Round.FIRST || !appeal.answeredBy.isEmpty();
    }
}
