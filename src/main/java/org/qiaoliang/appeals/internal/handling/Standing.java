package org.qiaoliang.appeals.internal.handling;

import java.util.Optional;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
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
            return mayOpen(staff, appeal);
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

    public static boolean may(Viewer viewer, Appeal appeal, AppealTransition transition) {
        if (viewer instanceof Viewer.Staff) {
            return transition.permission().filter(p -> has(viewer, appeal, p)).isPresent()
                    || (transition == AppealTransition.ASSIGN && has(viewer, appeal, Permission.APPEAL_HANDLE));
        }
        return isPetitioner(viewer) && transition.byPetitioner();
    }

    /** Refuses what this viewer may not do with an appeal they may see. */
    static void require(Viewer viewer, Appeal appeal, AppealTransition transition) {
        if (!may(viewer, appeal, transition)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "appeals.not-yours");
        }
        if (!transition.allowedIn(appeal.state())) {
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
