package org.qiaoliang.appeals.internal.handling;

import java.util.List;
import java.util.Optional;
import org.qiaoliang.identity.Colleague;

/**
 * Who looks again at an answer with which somebody was not content (APPEAL-7): somebody of the body that has it who is not
 * concerned in the answer; where there is nobody, somebody of the next body above.
 */
final class SecondLook {
    private SecondLook() {}

    static void ask(Act act, String comment) {
        var appeal = act.appeal();
        appeal.secondLook = true;
        appeal.add(new Effect.AskSecondLook(appeal.handler == null ? null : appeal.handler.account(), comment));
        var levels = act.around().judges().stream()
                .map(level -> level.stream()
                        .filter(one -> !appeal.isConcernedIn(one.id()))
                        .toList())
                .toList();
        if (appeal.origin.confidential()) {
            tellNamed(appeal, levels);
        } else {
            levels.stream().filter(level -> !level.isEmpty()).findFirst().ifPresent(judges -> tell(appeal, judges));
        }
    }

    /**
     * Only those named know of a confidential case (APPEAL-4). Who is named already is told; while the body has others whose
     * duty it is, those who have the case name one of them; otherwise one of the body above is named here, and only one.
     */
    private static void tellNamed(Appeal appeal, List<List<Colleague>> levels) {
        var named = levels.stream()
                .flatMap(List::stream)
                .filter(one -> appeal.participants.contains(one.id().value()))
                .toList();
        if (!named.isEmpty()) {
            tell(appeal, named);
        } else if (levels.isEmpty() || levels.getFirst().isEmpty()) {
            nearest(levels).ifPresent(judge -> {
                appeal.participants.add(judge.id().value());
                appeal.add(new Effect.NameJudge(judge.id(), judge.name()));
                tell(appeal, List.of(judge));
            });
        }
    }

    private static Optional<Colleague> nearest(List<List<Colleague>> levels) {
        return levels.stream().flatMap(List::stream).findFirst();
    }

    private static void tell(Appeal appeal, List<Colleague> judges) {
        judges.forEach(judge -> appeal.add(new Effect.TellStaff(judge.id(), "second-look")));
    }
}
