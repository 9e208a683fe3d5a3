package org.qiaoliang.identity.internal.administration;

import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import org.jooq.DSLContext;
import org.qiaoliang.kernel.AccountId;

/** Wishes for power in tests, and what became of them. */
final class TestGrants {
    private TestGrants() {}

    static Grants.Wish leader(String division) {
        return new Grants.Wish("leader", "", division, "", "new in office");
    }

    /** The number of the last grant that was asked for. */
    static long latest(DSLContext system, AccountId account) {
        return system.select(ROLE_GRANT.ID)
                .from(ROLE_GRANT)
                .where(ROLE_GRANT.ACCOUNT_ID.eq(account.value()))
                .orderBy(ROLE_GRANT.ID.desc())
                .limit(1)
                .fetchSingle()
                .value1();
    }
}
