package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.STEP;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Appeals that came to an organization while it was being closed. */
class StragglersIT extends IntegrationTest {
    private static final String STREET = "370811013";

    @Autowired
    @SystemDatabase
    private DSLContext system;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Stragglers stragglers;

    private AppealCity city;
    private TestDesk desk;

    @BeforeEach
    void city() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
    }

    @Test
    @Rule("APPEAL-2")
    void anAppealThatCameWhileItsBodyWasClosedGoesToTheOneAbove() {
        var street = city.organization(OrganizationKind.TRADE_UNION, STREET);
        system.execute(
                "update organizations.organization set accepts = '{wages}' where id = ?",
                street.id().value());
        var receipt = desk.file(AppealCity.wages("来的时候工会正在撤销"));
        desk.act(
                city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR),
                receipt,
                new AppealCommand.Transfer(street.id(), "由街道办理"));
        // The closing has committed and knew nothing of it.
        system.execute(
                "update organizations.organization set closed_on = current_date where id = ?",
                street.id().value());
        try {
            stragglers.run();
            stragglers.run();
        } finally {
            system.execute(
                    "update organizations.organization set closed_on = null where id = ?",
                    street.id().value());
        }
        var row = system.selectFrom(APPEAL)
                .where(APPEAL.NUMBER.eq(receipt.number().value()))
                .fetchSingle();
        assertThat(row.get(APPEAL.ORGANIZATION_ID))
                .isEqualTo(street.superior().orElseThrow().value());
        assertThat(system.fetchCount(STEP, STEP.APPEAL_ID.eq(row.get(APPEAL.ID)), STEP.TRANSITION.eq("succession")))
                .isOne();
    }
}
