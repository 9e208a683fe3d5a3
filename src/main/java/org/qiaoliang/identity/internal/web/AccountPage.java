package org.qiaoliang.identity.internal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.identity.internal.administration.Handover;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * An account as its administrators see it.
 *
 * @param base path of its actions
 * @param picker of the place of a grant that is asked for
 * @param recovery a request to let its owner in again that waits, null for none
 * @param mayLock whether it may be closed by the viewer
 */
public record AccountPage(
        String base,
        String login,
        String name,
        String stateCode,
        String kind,
        String place,
        String organization,
        boolean hasPhone,
        Instant created,
        List<GrantRow> grants,
        boolean powerful,
        @Nullable RecoveryRow recovery,
        List<Handover.Open> open,
        List<Choice> successors,
        boolean mayLock,
        List<Choice> roles,
        List<Choice> kinds,
        PlacePicker picker,
        Form form) {
    /** Whether one administrator may issue another invitation: nobody has come yet, and nothing is to be gained by coming. */
    public boolean inviteAgain() {
        return stateCode.equals("invited") && !powerful;
    }

    /** Whether a second administrator can be asked to let its owner in. */
    public boolean recoverable() {
        return recovery == null && mayLock && (stateCode.equals("active") || (stateCode.equals("invited") && powerful));
    }

    /** Whether anything can be done about signing in; not while a request to let in a new account waits. */
    public boolean hasWayIn() {
        return !stateCode.equals("invited") || inviteAgain() || recoverable();
    }

    public AccountPage {
        grants = List.copyOf(grants);
        open = List.copyOf(open);
        successors = List.copyOf(successors);
        roles = List.copyOf(roles);
        kinds = List.copyOf(kinds);
    }

    /**
     * A grant.
     *
     * @param state message key
     * @param asked who asked for it, empty when the program gave it
     * @param ending message key of what ending it is called; null when it is over
     */
    public record GrantRow(
            long id,
            String login,
            String account,
            String href,
            String role,
            String kind,
            String place,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            String state,
            String tone,
            String asked,
            String approved,
            boolean mayApprove,
            @Nullable String ending) {}

    /** A request to let somebody in again. */
    public record RecoveryRow(
            long id,
            String name,
            String login,
            String href,
            String reason,
            String asked,
            Instant at,
            boolean mayApprove) {}
}
