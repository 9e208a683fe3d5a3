package org.qiaoliang.identity.internal.setup;

import static org.qiaoliang.tables.identity.Tables.LINK;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
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
 * one-time link for each that is missing. A link is printed once, and holds over later starts until it is used or has run
 * out; who lost the lines asks for new ones with {@code qiaoliang.identity.new-links=true}, which makes the others void.
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
    private final Clock clock;

    FirstAdministrators(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate systemTransactions,
            Links links,
            Instance instance,
            Environment environment,
            Texts texts,
            Clock clock) {
        this.system = system;
        this.systemTransactions = systemTransactions;
        this.links = links;
        this.instance = instance;
        this.environment = environment;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<String> lines() {
        if (instance.demo()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        var waiting = new AtomicInteger();
        systemTransactions.executeWithoutResult(status -> {
            var missing = NEEDED - administrators();
            if (missing <= 0 || environment.getProperty("qiaoliang.identity.new-links", Boolean.class, false)) {
                system.deleteFrom(LINK).where(unused()).execute();
            }
            waiting.set(system.fetchCount(LINK, unused().and(LINK.EXPIRES_AT.gt(OffsetDateTime.now(clock)))));
            for (var i = waiting.get(); i < missing; i++) {
                lines.add("  http://localhost:" + environment.getProperty("local.server.port")
                        + Links.path(links.issue(Links.Purpose.SET_UP, null)));
            }
        });
        if (waiting.get() > 0) {
            lines.add(said("identity.set-up.waiting", waiting.get()));
        }
        if (lines.size() > Math.min(waiting.get(), 1)) {
            lines.addFirst(said("identity.set-up.links"));
        }
        return lines;
    }

    private String said(String key, Object... parameters) {
        return texts.text(Texts.CHINESE, key, parameters) + " / " + texts.text(Texts.ENGLISH, key, parameters);
    }

    private static Condition unused() {
        return LINK.PURPOSE.eq(Links.Purpose.SET_UP.code()).and(LINK.USED_AT.isNull());
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
