package org.qiaoliang.appeals.internal.reading;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;
import static org.qiaoliang.tables.appeals.Tables.REPLY;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;

/**
 * What a confidential case waits for (INBOX-1, APPEAL-4): whoever is named on it and works for the body that has it, or,
 * until somebody took it, whose duty it is, does all that is done there, but for judging their own answers (ACCESS-4).
 */
final class Waiting {
    private Waiting() {}

    /** The confidential cases on which the staff member can act. */
    static Condition within(Viewer.Staff staff) {
        var receives = Reach.within(staff.scope(Permission.CONFIDENTIAL_RECEIVE));
        var handles = Reach.within(staff.scope(Permission.APPEAL_HANDLE));
        var named = DSL.condition(
                "participants @> array[{0}]::bigint[]", inline(staff.account().value()));
        return APPEAL.CASE_KEY
                .isNotNull()
                .and(named.and(receives.or(handles))
                        .or(APPEAL.CASE_TAKEN.isFalse().and(receives)));
    }

    /**
     * The next thing that somebody can do on a confidential case, null when it does not wait for them. What its handler
     * does is a task of its own.
     */
    static Field<String> confidential(long me) {
        var state = APPEAL.STATE;
        var alone = DSL.condition("cardinality(participants) < 2");
        var concerned = answeredBy(me).or(APPEAL.HANDLER.eq(me));
        var open = state.in("assigned", "in-progress", "waiting");
        return when(state.eq("received").and(APPEAL.CASE_TAKEN.isFalse()), inline("receive"))
                .when(state.eq("received"), inline("triage"))
                .when(state.in("accepted", "reopened"), inline("assign"))
                .when(open.and(draft(REPLY.DRAFTED_BY.ne(me))), inline("approve"))
                // Nobody else knows of it who could judge what this one wrote: somebody has to be named first.
                .when(open.and(draft(REPLY.DRAFTED_BY.eq(me))).and(alone), inline("name"))
                .when(open.andNot(draft(DSL.noCondition())).and(APPEAL.HANDLER.isNull()), inline("assign"))
                .when(
                        state.in("replied", "closed", "joined")
                                .and(APPEAL.SECOND_LOOK)
                                .andNot(concerned),
                        inline("second-look"))
                .when(
                        state.in("replied", "closed", "joined")
                                .and(APPEAL.SECOND_LOOK)
                                .and(allConcerned()),
                        inline("name"))
                .when(state.eq("re-review").andNot(answeredBy(me)).and(inHearing()), inline("hearing"))
                .when(state.in("review", "re-review").andNot(answeredBy(me)), inline("review"))
                .when(state.eq("replied").andNot(APPEAL.SECOND_LOOK).and(APPEAL.HANDLER.isNull()), inline("close"));
    }

    /** Whether nobody is named who could look at the answer again: somebody else has to be. */
    private static Condition allConcerned() {
        return DSL.condition(
                "not exists (select from unnest({0}) as named (id) where named.id is distinct from {1}"
                        + " and not exists (select from {2} where {3} = {4} and {5} = 'issued'"
                        + " and named.id in ({6}, {7})))",
                APPEAL.PARTICIPANTS,
                APPEAL.HANDLER,
                REPLY,
                REPLY.APPEAL_ID,
                APPEAL.ID,
                REPLY.STATUS,
                REPLY.DRAFTED_BY,
                REPLY.APPROVED_BY);
    }

    /** Whether an answer of the appeal was given or approved by this person. */
    static Condition answeredBy(long person) {
        return exists(selectOne()
                .from(REPLY)
                .where(REPLY.APPEAL_ID.eq(APPEAL.ID), REPLY.STATUS.eq("issued"))
                .and(REPLY.DRAFTED_BY.eq(person).or(REPLY.APPROVED_BY.eq(person))));
    }

    /** Whether a hearing of a re-review is being held, so that nothing falls due until somebody records its end. */
    static Condition inHearing() {
        return exists(selectOne()
                .from(DEADLINE)
                .where(
                        DEADLINE.APPEAL_ID.eq(APPEAL.ID),
                        DEADLINE.KIND.eq(DeadlineKind.DECIDE_RE_REVIEW.code()),
                        DEADLINE.OUTCOME.eq("open"),
                        DEADLINE.PAUSED_SINCE.isNotNull()));
    }

    /** Whether a draft of that kind waits for approval. */
    static Condition draft(Condition which) {
        return exists(selectOne()
                .from(REPLY)
                .where(REPLY.APPEAL_ID.eq(APPEAL.ID), REPLY.STATUS.eq("draft"))
                .and(which));
    }
}
