package org.qiaoliang.appeals.internal.handling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.internal.deadlines.Clocks;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.ScopeKey;

/**
 * An appeal: what it is, where it stands, its clocks. {@link Handling} holds the rules that move it. What a step brings
 * about elsewhere is collected as {@link Effect}s.
 */
public final class Appeal {
    /**
     * What never changes after it came in, but for a category that was wrong and is put right.
     *
     * @param caseKey key that seals what was said, when the category is confidential
     * @param phoneKey keyed hash of the petitioner's phone, null when anonymous
     */
    public record Origin(
            long id,
            AppealNumber number,
            String category,
            DivisionId division,
            DivisionCode place,
            Channel channel,
            boolean anonymous,
            @Nullable CaseKeyId caseKey,
            byte @Nullable [] phoneKey,
            String language,
            Instant receivedAt) {
        public boolean confidential() {
            return caseKey != null;
        }

        Origin under(String other) {
            return new Origin(
                    id, number, other, division, place, channel, anonymous, caseKey, phoneKey, language, receivedAt);
        }
    }

    /** The person who works on it. */
    public record Handler(AccountId account, String name) {}

    /** Where it lies. */
    public record Body(OrganizationId organization, ScopeKey scope) {}

    /** When what became of it; null while it has not. */
    public record Times(
            @Nullable Instant accepted,
            @Nullable Instant notified,
            @Nullable Instant replied,
            @Nullable Instant delivered,
            @Nullable Instant closed) {
        public static final Times NONE = new Times(null, null, null, null, null);
    }

    /** How often it was answered: a first time, after a review (复查), after a re-review (复核). */
    public enum Round {
        FIRST,
        REVIEW,
        RE_REVIEW;

        /** The word in the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Round ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    Origin origin;
    final int version;
    final Clocks clocks;

    /** The times that hold with the body that has it. */
    DeadlinePolicy policy;

    AppealState state;
    Body body;

    @Nullable
    Body sender;

    Set<Long> senders;

    @Nullable
    Handler handler;

    boolean taken;
    Set<Long> participants;
    Times times;
    Round round;

    @Nullable
    Boolean satisfied;

    boolean secondLook;
    final Set<Long> answeredBy;

    @Nullable
    AccountId draftBy;

    @Nullable
    String draft;

    @Nullable
    Long joinedTo;

    private final List<Effect> effects = new ArrayList<>();

    /** As it was stored, or as it comes in. */
    public Appeal(
            Origin origin,
            int version,
            AppealState state,
            Body body,
            @Nullable Body sender,
            Set<Long> senders,
            @Nullable Handler handler,
            boolean taken,
            Set<Long> participants,
            Times times,
            Round round,
            @Nullable Boolean satisfied,
            boolean secondLook,
            Set<Long> answeredBy,
            @Nullable AccountId draftBy,
            @Nullable String draft,
            @Nullable Long joinedTo,
            Clocks clocks,
            DeadlinePolicy policy) {
        this.origin = origin;
        this.version = version;
        this.state = state;
        this.body = body;
        this.sender = sender;
        this.senders = new LinkedHashSet<>(senders);
        this.handler = handler;
        this.taken = taken;
        this.participants = new LinkedHashSet<>(participants);
        this.times = times;
        this.round = round;
        this.satisfied = satisfied;
        this.secondLook = secondLook;
        this.answeredBy = Set.copyOf(answeredBy);
        this.draftBy = draftBy;
        this.draft = draft;
        this.joinedTo = joinedTo;
        this.clocks = clocks;
        this.policy = policy;
    }

    /** A new one, received now. */
    public static Appeal received(Origin origin, Body body, Clocks clocks, DeadlinePolicy policy) {
        var appeal = new Appeal(
                origin,
                1,
                AppealState.RECEIVED,
                body,
                null,
                Set.of(),
                null,
                false,
                Set.of(),
                Times.NONE,
                Round.FIRST,
                null,
                false,
                Set.of(),
                null,
                null,
                null,
                clocks,
                policy);
        clocks.start(DeadlineKind.ACCEPT, origin.receivedAt(), false);
        return appeal;
    }

    /** Whether this person works on it, or gave or approved an answer: somebody else has to look at it again. */
    boolean isConcernedIn(AccountId person) {
        return answeredBy.contains(person.value())
                || (handler != null && handler.account().equals(person));
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    /** Moves as the table says, and writes the history. The caller has checked that it is allowed. */
    void move(AppealTransition transition, Instant at, String reason) {
        var before = state;
        state = transition.to().orElse(state);
        add(new Effect.Step(transition, before, state, at, reason));
    }

    public Origin origin() {
        return origin;
    }

    public AppealNumber number() {
        return origin.number();
    }

    public int version() {
        return version;
    }

    public AppealState state() {
        return state;
    }

    public Body body() {
        return body;
    }

    /** Who referred it to the body that has it now, null when nobody did. */
    public @Nullable Body sender() {
        return sender;
    }

    /** Scope keys of all who referred it: they keep sight of it. */
    public Set<Long> senders() {
        return senders;
    }

    public @Nullable Handler handler() {
        return handler;
    }

    /** Whether somebody has taken a confidential case, so that only participants open it. */
    public boolean taken() {
        return taken;
    }

    public Set<Long> participants() {
        return participants;
    }

    public Times times() {
        return times;
    }

    public Round round() {
        return round;
    }

    public @Nullable Boolean satisfied() {
        return satisfied;
    }

    /** Whether a second look is owed (APPEAL-7). */
    public boolean secondLook() {
        return secondLook;
    }

    /** Who gave or approved an answer: none of them decides a review of it (ACCESS-4). */
    public Set<Long> answeredBy() {
        return answeredBy;
    }

    /** Who drafted the answer that waits for approval, null when none waits. */
    public @Nullable AccountId draftBy() {
        return draftBy;
    }

    public @Nullable Long joinedTo() {
        return joinedTo;
    }

    public Clocks clocks() {
        return clocks;
    }

    public DeadlinePolicy policy() {
        return policy;
    }

    public List<Effect> effects() {
        return List.copyOf(effects);
    }
}
