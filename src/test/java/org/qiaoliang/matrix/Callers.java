package org.qiaoliang.matrix;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;

import jakarta.servlet.http.Cookie;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Role;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Phones;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Everybody who tries: nobody, a resident, and staff of each role in and out of scope. */
class Callers {
    private static final Sessions.Origin ORIGIN = new Sessions.Origin("10.77.0.1", "matrix");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Vault vault;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    /**
     * One who tries.
     *
     * @param account of the one in scope, 0 for nobody
     * @param inScope a fresh session cookie for each try, since a try may end the session
     * @param outOfScope the same for one with a grant elsewhere; empty for those without grants
     */
    record Caller(
            String name,
            long account,
            Supplier<@Nullable Cookie> inScope,
            Optional<Supplier<@Nullable Cookie>> outOfScope) {}

    List<Caller> all(@Nullable OrganizationId here, @Nullable OrganizationId elsewhere) {
        var callers = new ArrayList<Caller>();
        callers.add(new Caller("anybody", 0, () -> null, Optional.empty()));
        var resident = resident();
        callers.add(new Caller("resident", resident.value(), () -> cookie(resident, true), Optional.empty()));
        var staff = new TestStaff(context);
        Map<Role, TestStaff.Member> far = new LinkedHashMap<>();
        for (var role : Role.values()) {
            var place = MatrixPlace.HERE;
            var other = MatrixPlace.ELSEWHERE;
            var near = staff.member(here, place.kind(), place.division().digits(), role);
            far.put(role, staff.member(elsewhere, other.kind(), other.division().digits(), role));
            callers.add(new Caller(
                    role.code(),
                    near.id().value(),
                    () -> cookie(near.id(), false),
                    Optional.of(() -> cookie(
                            java.util.Objects.requireNonNull(far.get(role)).id(), false))));
        }
        return callers;
    }

    private Cookie cookie(AccountId account, boolean resident) {
        var method = resident ? Sessions.Method.PHONE : Sessions.Method.PASSWORD;
        return new Cookie(
                SessionCookie.NAME,
                sessions.open(account, resident, method, ORIGIN).text());
    }

    private AccountId resident() {
        var phone = "139" + String.valueOf(System.nanoTime()).substring(0, 8);
        return new AccountId(system.insertInto(ACCOUNT)
                .set(ACCOUNT.HOLDER, "resident")
                .set(ACCOUNT.NAME, "139****0000")
                .set(ACCOUNT.PHONE_KEY, vault.lookup(Phones.LOOKUP, phone))
                .set(ACCOUNT.PHONE_SEALED, vault.seal("identity.phone", phone))
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .returningResult(ACCOUNT.ID)
                .fetchSingle()
                .value1());
    }
}
