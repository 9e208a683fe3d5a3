package org.qiaoliang.identity.internal.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Power takes two. */
class GrantsIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private DivisionSetup divisions;

    @Autowired
    private Grants grants;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DSLContext app;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private TestStaff staff;
    private TestStaff.Member first;
    private TestStaff.Member second;

    @BeforeEach
    void administrators() {
        CurrentViewer.as(new Viewer.Program("test"), () -> divisions.load(new DivisionCode("3708")));
        staff = new TestStaff(context);
        first = staff.overAll("370811", Role.ADMINISTRATOR);
        second = staff.overAll("370811", Role.ADMINISTRATOR);
    }

    @Test
    @Rule("ACCESS-1")
    void aGrantTakesEffectWhenAnotherAdministratorApproves() {
        var member = staff.overAll("370811");
        as(first, () -> grants.request(member.id(), TestGrants.leader("370811")));
        var waiting = TestGrants.latest(system, member.id());
        assertThat(viewerOf(member).may(Permission.FIGURES_READ)).isFalse();
        assertThatThrownBy(() -> as(first, () -> grants.approve(waiting)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("identity.grant.own-request");
        as(second, () -> grants.approve(waiting));
        assertThat(viewerOf(member).may(Permission.FIGURES_READ)).isTrue();
        as(first, () -> grants.end(waiting));
        assertThat(viewerOf(member).may(Permission.FIGURES_READ)).isFalse();
        assertThatThrownBy(() -> as(second, () -> grants.approve(waiting))).isInstanceOf(RuleViolation.class);
    }

    @Test
    @Rule("ACCESS-4")
    void nobodyApprovesTheirOwnPowerNotEvenAskedForByAnother() {
        as(first, () -> grants.request(second.id(), TestGrants.leader("370811")));
        assertThatThrownBy(() -> as(second, () -> grants.approve(TestGrants.latest(system, second.id()))))
                .hasMessage("identity.grant.own-power");
    }

    @Test
    @Rule("INBOX-1")
    void waitsInTheInboxOfThoseOnlyWhoMayDecide() {
        var member = staff.overAll("370811");
        as(first, () -> grants.request(member.id(), TestGrants.leader("370811")));
        assertThat(web.get().uri("/workbench?source=approvals").cookie(second.cookie()))
                .bodyText()
                .contains(member.login(), "审批授权");
        assertThat(web.get().uri("/workbench").cookie(first.cookie()))
                .bodyText()
                .doesNotContain(member.login());
        as(second, () -> grants.approve(TestGrants.latest(system, member.id())));
        assertThat(web.get().uri("/workbench").cookie(second.cookie()))
                .bodyText()
                .doesNotContain(member.login());
    }

    @Test
    @Rule("ACCESS-4")
    void theDatabaseHoldsItToo() {
        as(first, () -> grants.request(first.id(), TestGrants.leader("370811")));
        var id = TestGrants.latest(system, first.id());
        assertThatThrownBy(() -> CurrentViewer.as(
                        first.viewer(),
                        () -> transactions.execute(status -> app.update(ROLE_GRANT)
                                .set(ROLE_GRANT.APPROVED_BY, first.id().value())
                                .set(ROLE_GRANT.APPROVED_AT, java.time.OffsetDateTime.now())
                                .where(ROLE_GRANT.ID.eq(id))
                                .execute())))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    @Rule("ACCESS-1")
    void nobodyGivesMoreThanTheyManage() {
        var member = staff.overAll("370811");
        assertThatThrownBy(() -> as(first, () -> grants.request(member.id(), TestGrants.leader("3708"))))
                .hasMessage("identity.grant.beyond");
    }

    private Viewer viewerOf(TestStaff.Member member) {
        return sessions.find(new Token(member.cookie().getValue()))
                .orElseThrow()
                .viewer();
    }

    private static void as(TestStaff.Member member, Runnable work) {
        CurrentViewer.as(member.viewer(), work);
    }
}
