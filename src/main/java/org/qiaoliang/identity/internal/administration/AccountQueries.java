package org.qiaoliang.identity.internal.administration;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.Slice;
import org.springframework.stereotype.Component;

/** What administrators see of the accounts they manage: those whose home lies within their scope. */
@Component
public class AccountQueries {
    private static final int PAGE = 50;
    private static final String SCOPE = "(select access.scope('accounts.manage'))";

    private final DSLContext app;
    private final Clock clock;

    AccountQueries(DSLContext app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    /** One line of the list; roles in force by their codes. */
    public record Row(
            AccountId id,
            String login,
            String name,
            String state,
            @Nullable Integer kind,
            String division,
            List<String> roles) {}

    /** An account with what concerns its administrators. */
    public record Detail(
            AccountId id,
            String login,
            String name,
            String state,
            @Nullable Integer kind,
            String division,
            @Nullable Long organization,
            boolean hasPhone,
            boolean demo,
            Instant created,
            int version) {}

    /** How far a grant is. */
    public enum GrantState {
        WAITING,
        IN_FORCE,
        LATER,
        EXPIRED,
        ENDED
    }

    public record Grant(
            long id,
            AccountId account,
            String login,
            String name,
            String role,
            @Nullable Integer kind,
            String division,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            String origin,
            @Nullable Long requestedBy,
            Instant requestedAt,
            @Nullable Long approvedBy,
            @Nullable Instant approvedAt,
            @Nullable Long endedBy,
            @Nullable Instant endedAt,
            GrantState state) {
        /** Whether who signs in has power by it, today or on a later day. */
        public boolean givesPower() {
            return state == GrantState.IN_FORCE || state == GrantState.LATER;
        }
    }

    public Slice<Row> list(String words, String state, @Nullable String after) {
        var like = "%" + words.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        var rows = app.select(
                        ACCOUNT.ID,
                        ACCOUNT.LOGIN,
                        ACCOUNT.NAME,
                        ACCOUNT.STATE,
                        ACCOUNT.HOME_KIND,
                        ACCOUNT.HOME_DIVISION,
                        field(select(field("array_agg(distinct {0} order by {0})", String[].class, ROLE_GRANT.ROLE))
                                .from(ROLE_GRANT)
                                .where(ROLE_GRANT.ACCOUNT_ID.eq(ACCOUNT.ID), inForce(LocalDate.now(clock)))))
                .from(ACCOUNT)
                .where(
                        managed(),
                        words.isBlank()
                                ? noCondition()
                                : ACCOUNT.LOGIN.like(like).or(ACCOUNT.NAME.like(like)),
                        state.isEmpty() ? noCondition() : ACCOUNT.STATE.eq(state),
                        after == null ? noCondition() : ACCOUNT.LOGIN.gt(after))
                .orderBy(ACCOUNT.LOGIN)
                .limit(PAGE + 1)
                .fetch(row -> new Row(
                        new AccountId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        integer(row.value5()),
                        row.value6(),
                        row.value7() == null ? List.of() : List.of(row.value7())));
        return Slice.of(rows, PAGE, Row::login);
    }

    public Optional<Detail> find(AccountId id) {
        return app.select(
                        ACCOUNT.ID,
                        ACCOUNT.LOGIN,
                        ACCOUNT.NAME,
                        ACCOUNT.STATE,
                        ACCOUNT.HOME_KIND,
                        ACCOUNT.HOME_DIVISION,
                        ACCOUNT.ORGANIZATION_ID,
                        ACCOUNT.PHONE_KEY.isNotNull(),
                        ACCOUNT.DEMO,
                        ACCOUNT.CREATED_AT,
                        ACCOUNT.VERSION)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(id.value()), managed())
                .fetchOptional(row -> new Detail(
                        new AccountId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        integer(row.value5()),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10().toInstant(),
                        row.value11()));
    }

    /** All grants of an account, latest first. */
    public List<Grant> grantsOf(AccountId id) {
        return grants(ROLE_GRANT.ACCOUNT_ID.eq(id.value()));
    }

    /** Those that wait for a second administrator. */
    public List<Grant> waitingGrants() {
        return grants(ROLE_GRANT.APPROVED_AT.isNull().and(ROLE_GRANT.ENDED_AT.isNull()));
    }

    public Optional<Grant> grant(long id) {
        return grants(ROLE_GRANT.ID.eq(id)).stream().findFirst();
    }

    private List<Grant> grants(Condition condition) {
        return app.select(
                        ROLE_GRANT.ID,
                        ROLE_GRANT.ACCOUNT_ID,
                        ACCOUNT.LOGIN,
                        ACCOUNT.NAME,
                        ROLE_GRANT.ROLE,
                        ROLE_GRANT.KIND,
                        ROLE_GRANT.DIVISION,
                        ROLE_GRANT.VALID_FROM,
                        ROLE_GRANT.VALID_UNTIL,
                        ROLE_GRANT.REASON,
                        ROLE_GRANT.ORIGIN,
                        ROLE_GRANT.REQUESTED_BY,
                        ROLE_GRANT.REQUESTED_AT,
                        ROLE_GRANT.APPROVED_BY,
                        ROLE_GRANT.APPROVED_AT,
                        ROLE_GRANT.ENDED_BY,
                        ROLE_GRANT.ENDED_AT)
                .from(ROLE_GRANT)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ROLE_GRANT.ACCOUNT_ID))
                .where(condition, condition("{0} <@ " + SCOPE, ROLE_GRANT.REACH), managed())
                .orderBy(ROLE_GRANT.REQUESTED_AT.desc(), ROLE_GRANT.ID.desc())
                .limit(200)
                .fetch(this::grant);
    }

    private Grant grant(Record row) {
        return new Grant(
                row.get(ROLE_GRANT.ID),
                new AccountId(row.get(ROLE_GRANT.ACCOUNT_ID)),
                row.get(ACCOUNT.LOGIN),
                row.get(ACCOUNT.NAME),
                row.get(ROLE_GRANT.ROLE),
                integer(row.get(ROLE_GRANT.KIND)),
                row.get(ROLE_GRANT.DIVISION),
                row.get(ROLE_GRANT.VALID_FROM),
                row.get(ROLE_GRANT.VALID_UNTIL),
                row.get(ROLE_GRANT.REASON),
                row.get(ROLE_GRANT.ORIGIN),
                row.get(ROLE_GRANT.REQUESTED_BY),
                row.get(ROLE_GRANT.REQUESTED_AT).toInstant(),
                row.get(ROLE_GRANT.APPROVED_BY),
                instant(row.get(ROLE_GRANT.APPROVED_AT)),
                row.get(ROLE_GRANT.ENDED_BY),
                instant(row.get(ROLE_GRANT.ENDED_AT)),
                state(row));
    }

    private GrantState state(Record row) {
        var today = LocalDate.now(clock);
        var until = row.get(ROLE_GRANT.VALID_UNTIL);
        if (row.get(ROLE_GRANT.ENDED_AT) != null) {
            return GrantState.ENDED;
        }
        if (row.get(ROLE_GRANT.APPROVED_AT) == null) {
            return GrantState.WAITING;
        }
        if (until != null && until.isBefore(today)) {
            return GrantState.EXPIRED;
        }
        return row.get(ROLE_GRANT.VALID_FROM).isAfter(today) ? GrantState.LATER : GrantState.IN_FORCE;
    }

    /** Staff whose home lies within the viewer's scope. */
    static Condition managed() {
        return ACCOUNT.HOLDER.eq(inline("staff")).and(condition("{0} <@ " + SCOPE, ACCOUNT.HOME));
    }

    static Condition inForce(LocalDate today) {
        return DSL.and(
                ROLE_GRANT.APPROVED_AT.isNotNull(),
                ROLE_GRANT.ENDED_AT.isNull(),
                ROLE_GRANT.VALID_FROM.le(today),
                ROLE_GRANT.VALID_UNTIL.isNull().or(ROLE_GRANT.VALID_UNTIL.ge(today)));
    }

    private static @Nullable Integer integer(@Nullable Short number) {
        return number == null ? null : number.intValue();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
