package org.qiaoliang.identity.internal.signin;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.CREDENTIAL;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.stereotype.Component;

/** What the accounts of staff prove themselves with; read and written in the system role alone. */
@Component
class Credentials {
    private final DSLContext system;
    private final Clock clock;

    Credentials(@SystemDatabase DSLContext system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    /**
     * Somebody who may or may not be who they say.
     *
     * @param invented whether it is a demo account
     * @param password its hash, null when none is set
     */
    record Candidate(
            AccountId id,
            String login,
            String name,
            @Nullable OrganizationId organization,
            String state,
            boolean invented,
            @Nullable String password,
            boolean hasFactor) {
        boolean active() {
            return "active".equals(state);
        }

        /** As the audit trail names them; reaches nothing. */
        Viewer.Staff viewer() {
            return new Viewer.Staff(id, login, name, organization, Set.of(), Map.of());
        }
    }

    Optional<Candidate> byLogin(String login) {
        return find(ACCOUNT.LOGIN.eq(login.strip().toLowerCase(Locale.ROOT)));
    }

    Optional<Candidate> byId(AccountId account) {
        return find(ACCOUNT.ID.eq(account.value()));
    }

    private Optional<Candidate> find(Condition condition) {
        return system.select(
                        ACCOUNT.ID,
                        ACCOUNT.LOGIN,
                        ACCOUNT.NAME,
                        ACCOUNT.ORGANIZATION_ID,
                        ACCOUNT.STATE,
                        ACCOUNT.DEMO,
                        CREDENTIAL.PASSWORD,
                        CREDENTIAL.TOTP_SEALED.isNotNull())
                .from(ACCOUNT)
                .leftJoin(CREDENTIAL)
                .on(CREDENTIAL.ACCOUNT_ID.eq(ACCOUNT.ID))
                .where(condition, ACCOUNT.HOLDER.eq("staff"))
                .fetchOptional(row -> new Candidate(
                        new AccountId(row.get(ACCOUNT.ID)),
                        row.get(ACCOUNT.LOGIN),
                        row.get(ACCOUNT.NAME),
                        row.get(ACCOUNT.ORGANIZATION_ID) == null
                                ? null
                                : new OrganizationId(row.get(ACCOUNT.ORGANIZATION_ID)),
                        row.get(ACCOUNT.STATE),
                        row.get(ACCOUNT.DEMO),
                        row.get(CREDENTIAL.PASSWORD),
                        row.get(7, Boolean.class)));
    }

    void setPassword(AccountId account, String hash) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        system.insertInto(CREDENTIAL)
                .set(CREDENTIAL.ACCOUNT_ID, account.value())
                .set(CREDENTIAL.PASSWORD, hash)
                .set(CREDENTIAL.PASSWORD_AT, now)
                .onConflict(CREDENTIAL.ACCOUNT_ID)
                .doUpdate()
                .set(CREDENTIAL.PASSWORD, hash)
                .set(CREDENTIAL.PASSWORD_AT, now)
                .execute();
    }
}
