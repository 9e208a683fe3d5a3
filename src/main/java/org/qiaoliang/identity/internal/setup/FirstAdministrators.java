package org.qiaoliang.identity.internal.setup;

import static org.qiaoliang.tables.identity.Tables.LINK;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.qiaoliang.access.Role;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.StartupLines;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.web.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database without people in it has nobody who could let anybody in: until two administrators exist, the start prints a
 * one-time link for each that is missing. A link is printed once; those of an earlier start that nobody used are void.
 */
@Component
@Order(20)
class FirstAdministrators implements StartupLines {
    private static final int NEEDED = 2;

    private final DSLContext system;
    private final TransactionTemplate systemTransactions;
    private final Links links;
    private final Instance instance;
    private final Environment environment;
    private final Texts texts;

    FirstAdministrators(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate systemTransactions,
            Links links,
            Instance instance,
            Environment environment,
            Texts texts) {
        this.system = system;
        this.systemTransactions = systemTransactions;
        this.links = links;
        this.instance = instance;
        this.environment = environment;
        this.texts = texts;
    }

    @Override
    public List<String> lines() {
        if (instance.demo()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        systemTransactions.executeWithoutResult(status -> {
            var missing = NEEDED - administrators();
            system.deleteFrom(LINK)
                    .where(LINK.PURPOSE.eq(Links.Purpose.SET_UP.code()), LINK.USED_AT.isNull())
                    .execute();
            for (var i = 0; i < missing; i++) {
                lines.add("  http://localhost:" + environment.getProperty("local.server.port")
                        + Links.path(links.issue(Links.Purpose.SET_UP, null)));
            }
        });
        if (!lines.isEmpty()) {
            lines.addFirst(texts.text(Texts.CHINESE, "identity.set-up.links") + " / "
                    + texts.text(Texts.ENGLISH, "identity.set-up.links"));
        }
        return lines;
    }

    private int administrators() {
        return system.select(DSL.countDistinct(ROLE_GRANT.ACCOUNT_ID))
                .from(ROLE_GRANT)
                .where(
                        ROLE_GRANT.ROLE.eq(Role.ADMINISTRATOR.code()),
                        ROLE_GRANT.ENDED_AT.isNull(),
                        ROLE_GRANT.APPROVED_AT.isNotNull())
                .fetchSingle()
                .value1();
    }
}
