package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.appeals.AppealState.ACCEPTED;
import static org.qiaoliang.appeals.AppealState.ASSIGNED;
import static org.qiaoliang.appeals.AppealState.CLOSED;
import static org.qiaoliang.appeals.AppealState.DECLINED;
import static org.qiaoliang.appeals.AppealState.IN_PROGRESS;
import static org.qiaoliang.appeals.AppealState.JOINED;
import static org.qiaoliang.appeals.AppealState.RECEIVED;
import static org.qiaoliang.appeals.AppealState.REOPENED;
import static org.qiaoliang.appeals.AppealState.REPLIED;
import static org.qiaoliang.appeals.AppealState.REVIEW;
import static org.qiaoliang.appeals.AppealState.RE_REVIEW;
import static org.qiaoliang.appeals.AppealState.WAITING;
import static org.qiaoliang.appeals.AppealState.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealState;

/**
 * The transition table: what can be done in which state, where it leads, and who may. The only place that says so; the
 * drawing on the page and {@code docs/modules/appeals.md} are made from it.
 */
public enum AppealTransition {
    ACCEPT("acceptance", ACCEPTED, Permission.APPEAL_HANDLE, RECEIVED),
    DECLINE("decline", DECLINED, Permission.APPEAL_HANDLE, RECEIVED),
    ASSIGN("assignment", ASSIGNED, Permission.APPEAL_ASSIGN, ACCEPTED, REOPENED, ASSIGNED, IN_PROGRESS, WAITING),
    /** The petitioner was told (告知): a fact of its own beside registration and acceptance. */
    NOTIFY(
            "notification",
            null,
            Permission.APPEAL_HANDLE,
            ACCEPTED,
            DECLINED,
            REOPENED,
            ASSIGNED,
            IN_PROGRESS,
            WAITING,
            REPLIED),
    START("start", IN_PROGRESS, Permission.APPEAL_HANDLE, ASSIGNED),
    PAUSE("pause", WAITING, Permission.APPEAL_HANDLE, ASSIGNED, IN_PROGRESS),
    RESUME("resumption", IN_PROGRESS, Permission.APPEAL_HANDLE, WAITING),
    EXTEND("extension", null, Permission.APPEAL_HANDLE, ACCEPTED, REOPENED, ASSIGNED, IN_PROGRESS, WAITING),
    /** A draft for the second person, where the policy wants one. */
    DRAFT("draft", null, Permission.APPEAL_HANDLE, ASSIGNED, IN_PROGRESS, WAITING),
    GIVE_BACK_DRAFT("draft-return", null, Permission.APPEAL_APPROVE, ASSIGNED, IN_PROGRESS, WAITING),
    APPROVE("approval", REPLIED, Permission.APPEAL_APPROVE, ASSIGNED, IN_PROGRESS, WAITING),
    REPLY("reply", REPLIED, Permission.APPEAL_HANDLE, ASSIGNED, IN_PROGRESS, WAITING),
    DELIVER("delivery", null, Permission.APPEAL_HANDLE, REPLIED, CLOSED, JOINED),
    CLOSE("closure", CLOSED, Permission.APPEAL_HANDLE, REPLIED),
    REOPEN("reopening", REOPENED, Permission.APPEAL_ASSIGN, REPLIED, CLOSED),
    SECOND_LOOK("second-look", null, Permission.APPEAL_APPROVE, REPLIED, CLOSED, JOINED),
    TRANSFER("transfer", RECEIVED, Permission.APPEAL_HANDLE, RECEIVED, ACCEPTED, ASSIGNED),
    /** Filed under the wrong category (更正类别); before it is answered. */
    RECATEGORIZE("recategorization", null, Permission.APPEAL_ASSIGN, RECEIVED, ACCEPTED, ASSIGNED),
    RETURN("return", RECEIVED, Permission.APPEAL_HANDLE, RECEIVED),
    JOIN("merge", JOINED, Permission.APPEAL_HANDLE, RECEIVED, ACCEPTED, REOPENED, ASSIGNED, IN_PROGRESS, WAITING),
    /** By nobody: what it was joined with ended without an answer (APPEAL-8). */
    SEPARATE("separation", RECEIVED, null, JOINED),
    WITHDRAW(
            "withdrawal",
            WITHDRAWN,
            Permission.APPEAL_HANDLE,
            RECEIVED,
            ACCEPTED,
            ASSIGNED,
            IN_PROGRESS,
            WAITING,
            JOINED),
    /** By the petitioner; a first answer leads to a review, the answer of a review to the re-review. */
    REQUEST_REVIEW("review-request", REVIEW, null, REPLIED, CLOSED, JOINED),
    REQUEST_RE_REVIEW("re-review-request", RE_REVIEW, null, REPLIED, CLOSED, JOINED),
    DECIDE_REVIEW("review", REPLIED, Permission.APPEAL_APPROVE, REVIEW),
    DECIDE_RE_REVIEW("re-review", CLOSED, Permission.APPEAL_APPROVE, RE_REVIEW),
    /** 听证 of a re-review: the only time that does not count (APPEAL-2). */
    HEARING_START("hearing-start", null, Permission.APPEAL_HANDLE, RE_REVIEW),
    HEARING_END("hearing-end", null, Permission.APPEAL_HANDLE, RE_REVIEW),
    /** By the petitioner (APPEAL-7). */
    RATE("satisfaction", null, null, CLOSED, JOINED),
    MESSAGE(
            "messages",
            null,
            Permission.APPEAL_HANDLE,
            RECEIVED,
            ACCEPTED,
            REOPENED,
            ASSIGNED,
            IN_PROGRESS,
            WAITING,
            REPLIED,
            REVIEW,
            RE_REVIEW,
            JOINED),
    NOTE("notes", null, Permission.APPEAL_HANDLE, AppealState.values()),
    NAME_PARTICIPANT("participants", null, Permission.APPEAL_HANDLE, AppealState.values());

    /** What a petitioner does themselves, with number and code. */
    private static final Set<AppealTransition> BY_PETITIONER =
            Set.copyOf(EnumSet.of(WITHDRAW, REQUEST_REVIEW, REQUEST_RE_REVIEW, RATE, MESSAGE, RESUME));

    private final String code;
    private final @Nullable AppealState to;
    private final @Nullable Permission permission;
    private final Set<AppealState> from;

    AppealTransition(String code, @Nullable AppealState to, @Nullable Permission permission, AppealState... from) {
        this.code = code;
        this.to = to;
        this.permission = permission;
        this.from = Set.copyOf(EnumSet.copyOf(List.of(from)));
    }

    /** The resource in URLs, the word in the history, and message key {@code appeals.transition.acceptance}. */
    public String code() {
        return code;
    }

    /** Where it leads; empty when the state stays. */
    public Optional<AppealState> to() {
        return Optional.ofNullable(to);
    }

    public Set<AppealState> from() {
        return from;
    }

    /** What staff need for it; empty when it is the petitioner's alone. */
    public Optional<Permission> permission() {
        return Optional.ofNullable(permission);
    }

    public boolean byPetitioner() {
        return BY_PETITIONER.contains(this);
    }

    public boolean allowedIn(AppealState state) {
        return from.contains(state);
    }

    public static Optional<AppealTransition> ofCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
