package org.qiaoliang.identity.internal.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
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
import org.qiaoliang.kernel.DivisionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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
    @Rule("ACCESS-2")
    void accountsOfOtherPlacesAreAbsent() {
        var stranger = staff.overAll("370829", Role.LEADER);
        assertThatThrownBy(() -> as(first, () -> grants.request(stranger.id(), TestGrants.leader("370811"))))
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
        as(first, () -> grants.request(invited.account(), TestGrants.leader("370811")));
        as(second, () -> grants.approve(TestGrants.latest(system, invited.account())));

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

    private static void as(TestStaff.Member member, Runnable work) {
        CurrentViewer.as(member.viewer(), work);
    }
}
