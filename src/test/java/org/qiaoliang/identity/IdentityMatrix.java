package org.qiaoliang.identity;

import static org.qiaoliang.tables.identity.Tables.RECOVERY_REQUEST;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;
import static org.qiaoliang.tables.identity.Tables.SESSION;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;
import org.springframework.context.ApplicationContext;

/** Accounts, grants and requests at the place, to be managed by those who may. */
class IdentityMatrix implements MatrixSample {
    private final TestStaff staff;
    private final DSLContext system;
    private final Links links;
    private final Sessions sessions;

    IdentityMatrix(ApplicationContext context, @SystemDatabase DSLContext system, Links links, Sessions sessions) {
        this.staff = new TestStaff(context);
        this.system = system;
        this.links = links;
        this.sessions = sessions;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        Function<MatrixPlace, Long> account =
                p -> staff.member(null, p.kind(), p.division().digits()).id().value();
        for (var endpoint : new String[] {
            "GET /workbench/accounts/{id}",
            "POST /workbench/accounts/{id}/grants",
            "POST /workbench/accounts/{id}/invitation",
            "POST /workbench/accounts/{id}/recovery",
            "POST /workbench/accounts/{id}/sign-out",
            "POST /workbench/accounts/{id}/deactivation",
            "POST /workbench/accounts/{id}/activation"
        }) {
            samples.put(endpoint, () -> Sample.of("id", account.apply(place)));
        }
        for (var what : new String[] {"approval", "end"}) {
            samples.put("POST /workbench/approvals/grants/{id}/" + what, () -> Sample.of("id", grant(place, account)));
        }
        for (var what : new String[] {"approval", "refusal"}) {
            samples.put(
                    "POST /workbench/approvals/recoveries/{id}/" + what,
                    () -> Sample.of("id", recovery(account.apply(place), account.apply(place))));
        }
        // Nobody is linked to a sign-in elsewhere: there is nothing to unlink.
        samples.put("POST /account/city/{provider}/end", () -> Sample.of("provider", "city"));
        samples.put("GET /welcome/{token}", () -> link(account.apply(place)));
        samples.put("GET /welcome/{token}/places", () -> link(account.apply(place)));
        samples.put("POST /welcome/{token}", () -> link(account.apply(place)));
        return samples;
    }

    @Override
    public Map<String, LongFunction<Sample>> personal() {
        return Map.of(
                "POST /account/sessions/{id}/end", account -> Sample.of("id", account == 0 ? 0 : session(account)));
    }

    private Sample link(long account) {
        var token = links.issue(Links.Purpose.RECOVERY, new AccountId(account));
        return Sample.of("token", token.text());
    }

    private long grant(MatrixPlace place, Function<MatrixPlace, Long> account) {
        return system.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.ACCOUNT_ID, account.apply(place))
                .set(ROLE_GRANT.ROLE, "handler")
                .set(ROLE_GRANT.KIND, (short) place.kind().number())
                .set(ROLE_GRANT.DIVISION, place.division().digits())
                .set(ROLE_GRANT.VALID_FROM, LocalDate.now())
                .set(ROLE_GRANT.ORIGIN, "administrators")
                .set(ROLE_GRANT.REQUESTED_BY, account.apply(place))
                .set(ROLE_GRANT.REQUESTED_AT, OffsetDateTime.now())
                .returningResult(ROLE_GRANT.ID)
                .fetchSingle()
                .value1();
    }

    private long session(long account) {
        sessions.open(
                new AccountId(account), false, Sessions.Method.PASSWORD, new Sessions.Origin("10.77.0.2", "matrix"));
        return system.select(SESSION.ID)
                .from(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(account))
                .orderBy(SESSION.ID.desc())
                .limit(1)
                .fetchSingle()
                .value1();
    }

    private long recovery(long account, long requester) {
        return system.insertInto(RECOVERY_REQUEST)
                .set(RECOVERY_REQUEST.ACCOUNT_ID, account)
                .set(RECOVERY_REQUEST.REASON, "lost the phone")
                .set(RECOVERY_REQUEST.REQUESTED_BY, requester)
                .set(RECOVERY_REQUEST.REQUESTED_AT, OffsetDateTime.now())
                .returningResult(RECOVERY_REQUEST.ID)
                .fetchSingle()
                .value1();
    }
}
