package org.qiaoliang.identity.internal.administration;

import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Giving power takes two administrators (ACCESS-1, ACCESS-4): one asks, another approves, and nobody approves what they
 * asked for or what is for themselves. The database holds the same by constraint. Ending a grant takes one.
 */
@Service
public class Grants {
    private static final int LONGEST_REASON = 500;

    private final DSLContext app;
    private final AccountQueries queries;
    private final Divisions divisions;
    private final Audit audit;
    private final Clock clock;

    Grants(DSLContext app, AccountQueries queries, Divisions divisions, Audit audit, Clock clock) {
        this.app = app;
        this.queries = queries;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked for, as typed. */
    public record Wish(String role, String kind, String division, String until, String reason) {}

    @Transactional
    public void request(AccountId account, Wish wish) {
        var detail = queries.find(account).orElseThrow(Absent::new);
        if (detail.state().equals("disabled")) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.account.is-disabled");
        }
        var complaints = new Complaints();
        var role = Role.ofCode(wish.role);
        complaints.addIf(role.isEmpty(), "role", "identity.grant.role.missing");
        var kind =
                wish.kind.isEmpty() ? null : OrganizationKind.ofCode(wish.kind).orElse(null);
        complaints.addIf(!wish.kind.isEmpty() && kind == null, "kind", "identity.grant.kind.unknown");
        var reason = wish.reason.strip();
        complaints.addIf(reason.length() < 2 || reason.length() > LONGEST_REASON, "reason", "identity.reason.length");
        var until = until(wish.until, complaints);
        complaints.raise();
        var division = divisions.require("division", wish.division).code();
        if (!CurrentViewer.get().scope(Permission.ACCOUNTS_MANAGE).covers(reach(kind, division))) {
            throw new RuleViolation("division", "identity.grant.beyond");
        }
        var staff = CurrentViewer.staff();
        var code = role.orElseThrow().code();
        app.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.ACCOUNT_ID, account.value())
                .set(ROLE_GRANT.ROLE, code)
                .set(ROLE_GRANT.KIND, kind == null ? null : (short) kind.number())
                .set(ROLE_GRANT.DIVISION, division.digits())
                .set(ROLE_GRANT.VALID_FROM, LocalDate.now(clock))
                .set(ROLE_GRANT.VALID_UNTIL, until)
                .set(ROLE_GRANT.REASON, reason)
                .set(ROLE_GRANT.ORIGIN, "administrators")
                .set(ROLE_GRANT.REQUESTED_BY, staff.account().value())
                .set(ROLE_GRANT.REQUESTED_AT, now())
                .execute();
        audit.record(AuditEvent.of("grant.requested", "account", account.toString(), null)
                .change(Map.of(), described(code, kind == null ? "" : kind.code(), division.digits()))
                .because(reason));
    }

    @Transactional
    public AccountId approve(long id) {
        var grant = queries.grant(id).orElseThrow(Absent::new);
        var me = CurrentViewer.staff().account();
        if (grant.state() != AccountQueries.GrantState.WAITING) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "identity.grant.decided");
        }
        var asked = grant.requestedBy();
        if (asked != null && asked == me.value()) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.grant.own-request");
        }
        if (grant.account().equals(me)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "identity.grant.own-power");
        }
        var approved = app.update(ROLE_GRANT)
                .set(ROLE_GRANT.APPROVED_BY, me.value())
                .set(ROLE_GRANT.APPROVED_AT, now())
                .where(ROLE_GRANT.ID.eq(id), ROLE_GRANT.APPROVED_AT.isNull(), ROLE_GRANT.ENDED_AT.isNull())
                .execute();
        if (approved == 0) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "identity.grant.decided");
        }
        record("grant.approved", grant);
        return grant.account();
    }

    /** Refuses a grant that waits, or ends one that is in force. */
    @Transactional
    public AccountId end(long id) {
        var grant = queries.grant(id).orElseThrow(Absent::new);
        var ended = app.update(ROLE_GRANT)
                .set(ROLE_GRANT.ENDED_BY, CurrentViewer.staff().account().value())
                .set(ROLE_GRANT.ENDED_AT, now())
                .where(ROLE_GRANT.ID.eq(id), ROLE_GRANT.ENDED_AT.isNull())
                .execute();
        if (ended == 0) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "identity.grant.decided");
        }
        record("grant.ended", grant);
        return grant.account();
    }

    private @Nullable LocalDate until(String typed, Complaints complaints) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            var until = LocalDate.parse(typed.strip());
            complaints.addIf(until.isBefore(LocalDate.now(clock)), "until", "identity.grant.until.past");
            return until;
        } catch (java.time.format.DateTimeParseException e) {
            complaints.add("until", "identity.grant.until.past");
            return null;
        }
    }

    private void record(String action, AccountQueries.Grant grant) {
        var kind = grant.kind() == null
                ? ""
                : OrganizationKind.ofNumber(grant.kind()).code();
        audit.record(AuditEvent.of(action, "account", grant.account().toString(), null)
                .change(Map.of(), described(grant.role(), kind, grant.division())));
    }

    private static Map<String, String> described(String role, String kind, String division) {
        return Map.of("role", role, "kind", kind.isEmpty() ? "all" : kind, "division", division);
    }

    private static Scope reach(@Nullable OrganizationKind kind, DivisionCode division) {
        return kind == null ? Scope.ofAllKinds(division) : Scope.of(kind, division);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
