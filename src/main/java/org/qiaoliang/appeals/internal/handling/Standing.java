package org.qiaoliang.appeals.internal.handling;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RuleViolation;

/** Who may do what with one appeal: the permission over its scope, and for confidential cases being named on it. */
public final class Standing {
    private Standing() {}

    /** Whether the viewer has a permission over this appeal. */
    public static boolean has(Viewer viewer, Appeal appeal, Permission permission) {
        if (!(viewer instanceof Viewer.Staff staff)) {
            return false;
        }
        if (appeal.origin().confidential()) {
            return mayOpen(staff, appeal) && worksFor(staff, appeal);
        }
        return staff.scope(permission).contains(appeal.body().scope());
    }

    /** Whether staff may open a confidential case: named on it, or, until somebody took it, whose duty it is. */
    public static boolean mayOpen(Viewer.Staff staff, Appeal appeal) {
        return appeal.participants().contains(staff.account().value())
                || (!appeal.taken()
                        && staff.scope(Permission.CONFIDENTIAL_RECEIVE)
                                .contains(appeal.body().scope()));
    }

    /**
     * Whether somebody named on a confidential case may act on it: for the body that has it now. Who referred it, or
     * decided what the body above now reviews, keeps sight of it and no more.
     */
    static boolean worksFor(Viewer viewer, Appeal appeal) {
        return viewer.scope(Permission.CONFIDENTIAL_RECEIVE)
                        .contains(appeal.body().scope())
                || viewer.scope(Permission.APPEAL_HANDLE).contains(appeal.body().scope());
    }

    public static boolean may(Viewer viewer, Appeal appeal, AppealTransition transition) {
        if (viewer instanceof Viewer.Staff staff) {
            return transition.permission().filter(p -> has(viewer, appeal, p)).isPresent()
                    // Whoever is named on a confidential case and no longer works on it can still leave word.
                    || (transition == AppealTransition.NOTE && appeal.origin().confidential() && mayOpen(staff, appeal))
                    || (transition == AppealTransition.ASSIGN && has(viewer, appeal, Permission.APPEAL_HANDLE));
        }
        return isPetitioner(viewer) && transition.byPetitioner();
    }

    /** What the viewer can do now, as the table, their standing and the case say. */
    public static Set<AppealTransition> offered(Viewer viewer, Appeal appeal) {
        var me = viewer instanceof Viewer.Staff staff ? staff.account() : null;
        var offered = EnumSet.noneOf(AppealTransition.class);
        for (var transition : AppealTransition.values()) {
            if (possible(appeal, transition) && may(viewer, appeal, transition) && fits(appeal, transition, me)) {
                offered.add(transition);
            }
        }
        return offered;
    }

    /** Whether it can be done now: in its state, and for one that is joined as far as the answer that it shares has come. */
    public static boolean possible(Appeal appeal, AppealTransition transition) {
        if (!transition.allowedIn(appeal.state())) {
            return false;
        }
        if (appeal.state() != AppealState.JOINED) {
            return true;
        }
        return switch (transition) {
            case MESSAGE -> appeal.times().closed() == null;
            case WITHDRAW -> appeal.times().replied() == null;
            case DELIVER, REQUEST_REVIEW, REQUEST_RE_REVIEW -> appeal.times().replied() != null;
            case RATE -> appeal.times().closed() != null;
            default -> true;
        };
    }

    /** Whether there is something to do it to, and somebody else's work where it has to be (ACCESS-4). */
    private static boolean fits(Appeal appeal, AppealTransition transition, @Nullable AccountId me) {
        return switch (transition) {
            case REPLY -> !appeal.policy().secondPerson();
            case DRAFT -> appeal.policy().secondPerson();
            case APPROVE, GIVE_BACK_DRAFT ->
                appeal.draftBy() != null && !appeal.draftBy().equals(me);
            case SECOND_LOOK -> appeal.secondLook() && (me == null || !appeal.isConcernedIn(me));
            case DECIDE_REVIEW -> isOfOthers(appeal, me);
            case DECIDE_RE_REVIEW, HEARING_START ->
                isOfOthers(appeal, me) && !appeal.clocks().inHearing();
            case HEARING_END -> isOfOthers(appeal, me) && appeal.clocks().inHearing();
            case RETURN -> appeal.sender() != null;
            // The re-review is final: nothing is taken up again or asked for after it.
            case REOPEN -> appeal.round() != Appeal.Round.RE_REVIEW;
            case REQUEST_REVIEW -> appeal.round() == Appeal.Round.FIRST;
            case REQUEST_RE_REVIEW -> appeal.round() == Appeal.Round.REVIEW;
            case RECATEGORIZE -> !Recategorizing.isAnswered(appeal);
            case NOTIFY -> appeal.times().notified() == null;
            case DELIVER -> appeal.times().replied() != null && appeal.times().delivered() == null;
            case NAME_PARTICIPANT -> appeal.origin().confidential();
            default -> true;
        };
    }

    private static boolean isOfOthers(Appeal appeal, @Nullable AccountId me) {
        return me == null || !appeal.answeredBy().contains(me.value());
    }

    /** Refuses what this viewer may not do with an appeal they may see. */
    static void require(Viewer viewer, Appeal appeal, AppealTransition transition) {
        if (!may(viewer, appeal, transition)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "appeals.not-yours");
        }
        if (!possible(appeal, transition)) {
            throw new RuleViolation(
                    RuleViolation.Kind.NOT_ALLOWED,
                    "",
                    "appeals.not-in-state." + appeal.state().code());
        }
    }

    public static boolean isPetitioner(Viewer viewer) {
        return viewer instanceof Viewer.TicketHolder || viewer instanceof Viewer.Resident;
    }

    /** The viewer as the history keeps them; empty for who can't act on appeals. */
    static Optional<Actor> actor() {
        return switch (CurrentViewer.get()) {
            case Viewer.Staff s -> Optional.of(new Actor.Staff(s.account(), s.name(), s.organization()));
            case Viewer.TicketHolder t -> Optional.of(new Actor.Petitioner());
            case Viewer.Resident r -> Optional.of(new Actor.Petitioner());
            case Viewer.Anonymous a -> Optional.empty();
            case Viewer.Program p -> Optional.empty();
        };
    }
}
