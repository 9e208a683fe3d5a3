package org.qiaoliang.identity.internal.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
import org.qiaoliang.identity.internal.signin.TestFactor;
import org.qiaoliang.identity.internal.signin.Welcome;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

class AdministrationIT extends IntegrationTest {
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DivisionSetup divisions;

    @Autowired
    private AccountAdministration administration;

    @Autowired
    private AccountRecovery recovery;

    @Autowired
    private AccountQueries queries;

    @Autowired
    private RecoveryQueries requests;

    @Autowired
    private Grants grants;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Welcome welcome;

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
        as(first, () -> grants.request(member.id(), leader("370811")));
        var waiting = latest(member.id());
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
        as(first, () -> grants.request(second.id(), leader("370811")));
        assertThatThrownBy(() -> as(second, () -> grants.approve(latest(second.id()))))
                .hasMessage("identity.grant.own-power");
    }

    @Test
    @Rule("INBOX-1")
    void waitsInTheInboxOfThoseOnlyWhoMayDecide() {
        var member = staff.overAll("370811");
        as(first, () -> grants.request(member.id(), leader("370811")));
        assertThat(web.get().uri("/workbench?source=approvals").cookie(second.cookie()))
                .bodyText()
                .contains(member.login(), "审批授权");
        assertThat(web.get().uri("/workbench").cookie(first.cookie()))
                .bodyText()
                .doesNotContain(member.login());
        as(second, () -> grants.approve(latest(member.id())));
        assertThat(web.get().uri("/workbench").cookie(second.cookie()))
                .bodyText()
                .doesNotContain(member.login());
    }

    @Test
    @Rule("ACCESS-4")
    void theDatabaseHoldsItToo() {
        as(first, () -> grants.request(first.id(), leader("370811")));
        var id = latest(first.id());
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
        assertThatThrownBy(() -> as(first, () -> grants.request(member.id(), leader("3708"))))
                .hasMessage("identity.grant.beyond");
    }

    @Test
    @Rule("ACCESS-2")
    void accountsOfOtherPlacesAreAbsent() {
        var stranger = staff.overAll("370829", Role.LEADER);
        assertThatThrownBy(() -> as(first, () -> grants.request(stranger.id(), leader("370811"))))
                .isInstanceOf(Absent.class);
        assertThatThrownBy(() -> as(first, () -> administration.signOut(stranger.id())))
                .isInstanceOf(Absent.class);
        assertThat(web.get().uri("/workbench/accounts/" + stranger.id()).cookie(first.cookie()))
                .hasStatus(404);
        assertThat(web.get().uri("/workbench/accounts?q=" + stranger.login()).cookie(first.cookie()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(stranger.login() + "</span>");
    }

    @Test
    @Rule("ACCESS-6")
    void whoLostEverythingIsLetInByTwo() {
        var member = staff.overAll("370811", Role.LEADER);
        as(first, () -> recovery.request(member.id(), "came to the counter with his card"));
        var request = CurrentViewer.as(second.viewer(), () -> transactions.execute(status -> requests.of(member.id())))
                .orElseThrow();
        assertThatThrownBy(() -> as(first, () -> recovery.approve(request.id())))
                .hasMessage("identity.grant.own-request");
        var link = CurrentViewer.as(second.viewer(), () -> recovery.approve(request.id()));
        assertThat(welcome.ask(link).login()).isEqualTo(member.login());
        assertThatThrownBy(() -> as(second, () -> recovery.approve(request.id())))
                .isInstanceOf(Absent.class);
    }

    @Test
    @Rule("ACCESS-4")
    void aLinkToPowerTakesTwoAdministrators() {
        var invited = CurrentViewer.as(
                first.viewer(),
                () -> administration.open(
                        new AccountAdministration.Draft("n" + NUMBER.incrementAndGet(), "张三", "", "370811", "")));
        var page = "/workbench/accounts/" + invited.account();
        var again = CurrentViewer.as(first.viewer(), () -> administration.inviteAgain(invited.account()));
        as(first, () -> grants.request(invited.account(), leader("370811")));
        as(second, () -> grants.approve(latest(invited.account())));

        assertThatThrownBy(() -> as(first, () -> administration.inviteAgain(invited.account())))
                .hasMessage("identity.account.invited-with-power");
        assertThat(web.get().uri(page).cookie(first.cookie()))
                .bodyText()
                .contains(page + "/recovery")
                .doesNotContain(page + "/invitation");
        as(first, () -> recovery.request(invited.account(), "the link was lost"));
        assertThat(web.get().uri(page).cookie(first.cookie()))
                .bodyText()
                .contains("the link was lost")
                .doesNotContain("id=\"way-in\"");
        var request = CurrentViewer.as(
                        second.viewer(), () -> transactions.execute(status -> requests.of(invited.account())))
                .orElseThrow();
        var link = CurrentViewer.as(second.viewer(), () -> recovery.approve(request.id()));
        assertThat(welcome.ask(link).name()).isEqualTo("张三");
        for (var before : List.of(invited.link(), again)) {
            assertThatThrownBy(() -> welcome.ask(before))
                    .as("whoever kept an earlier link has nothing of it")
                    .isInstanceOf(Absent.class);
        }

        var codes = new TestFactor(context).letIn(link, "Lange-Strasse-7-Brücken");
        assertThat(codes).hasSize(10);
        var now = CurrentViewer.as(first.viewer(), () -> transactions.execute(s -> queries.find(invited.account())));
        assertThat(now.orElseThrow().state()).isEqualTo("active");
    }

    @Test
    @Rule("ACCESS-6")
    void whoLeavesIsOutAtOnceAndHasNoPowerWhenBack() {
        var member = staff.overAll("370811", Role.LEADER);
        as(first, () -> administration.deactivate(member.id(), null));
        assertThat(sessions.find(new Token(member.cookie().getValue()))).isEmpty();
        as(first, () -> administration.activate(member.id()));
        List<AccountQueries.Grant> left =
                CurrentViewer.as(first.viewer(), () -> transactions.execute(s -> queries.grantsOf(member.id())));
        assertThat(left).extracting(AccountQueries.Grant::state).containsOnly(AccountQueries.GrantState.ENDED);
    }

    @Test
    @Rule("ACCESS-6")
    void aNewAccountIsOpenedThroughThePages() {
        var login = "n" + NUMBER.incrementAndGet();
        var answer = web.post()
                .uri("/workbench/accounts")
                .with(csrf())
                .cookie(first.cookie())
                .param("login", login)
                .param("name", "王小明")
                .param("division", "370811")
                .exchange();
        assertThat(answer).hasStatusOk().bodyText().contains("/welcome/");
        assertThat(web.get().uri("/workbench/accounts?q=" + login).cookie(second.cookie()))
                .hasStatusOk()
                .bodyText()
                .contains("王小明");
        assertThat(web.post()
                        .uri("/workbench/accounts")
                        .with(csrf())
                        .cookie(first.cookie())
                        .param("login", login)
                        .param("name", "王小明")
                        .param("division", "370811"))
                .hasStatus(422);
    }

    @Test
    @Rule("ACCESS-2")
    void pagesOfAdministratorsOpenForThemAlone() {
        var leader = staff.overAll("3708", Role.LEADER);
        for (var path : new String[] {
            "/workbench/accounts",
            "/workbench/accounts/new",
            "/workbench/approvals",
            "/workbench/accounts/" + leader.id()
        }) {
            assertThat(web.get().uri(path).cookie(leader.cookie())).hasStatus(404);
            assertThat(web.get().uri(path)).hasStatus3xxRedirection();
        }
        for (var path : new String[] {
            "/workbench/accounts",
            "/workbench/accounts/new",
            "/workbench/approvals",
            "/workbench/accounts/" + second.id()
        }) {
            assertThat(web.get().uri(path).cookie(first.cookie())).hasStatusOk();
        }
        assertThat(web.get().uri("/account").cookie(leader.cookie())).hasStatusOk();
    }

    private static Grants.Wish leader(String division) {
        return new Grants.Wish("leader", "", division, "", "new in office");
    }

    private Viewer viewerOf(TestStaff.Member member) {
        return sessions.find(new Token(member.cookie().getValue()))
                .orElseThrow()
                .viewer();
    }

    private long latest(AccountId account) {
        return system.select(ROLE_GRANT.ID)
                .from(ROLE_GRANT)
                .where(ROLE_GRANT.ACCOUNT_ID.eq(account.value()))
                .orderBy(ROLE_GRANT.ID.desc())
                .limit(1)
                .fetchSingle()
                .value1();
    }

    private static void as(TestStaff.Member member, Runnable work) {
        CurrentViewer.as(member.viewer(), work);
    }
}
