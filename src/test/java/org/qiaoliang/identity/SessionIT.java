package org.qiaoliang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;

class SessionIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Accounts accounts;

    private TestStaff staff;

    @BeforeEach
    void staff() {
        staff = new TestStaff(context);
    }

    @Test
    @Rule("ACCESS-1")
    void grantsAddUpPermissionByPermission() {
        var member = staff.member(
                new OrganizationId(1), OrganizationKind.WOMENS_FEDERATION, "370811", Role.HANDLER, Role.OPERATOR);
        assertThat(member.viewer().scope(Permission.APPEAL_READ))
                .isEqualTo(Scope.of(OrganizationKind.WOMENS_FEDERATION, new DivisionCode("370811")));
        assertThat(member.viewer().may(Permission.APPEAL_ASSIGN)).isFalse();
    }

    @Test
    @Rule("ACCESS-6")
    void signsOut() {
        var member = staff.overAll("3708", Role.LEADER);
        var token = new Token(member.cookie().getValue());
        assertThat(sessions.find(token)).isPresent();
        var answer = web.delete().uri("/api/v1/session").cookie(member.cookie()).exchange();
        assertThat(answer).hasStatus(204);
        assertThat(answer.getResponse().getHeader("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Max-Age=0");
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    @Rule("ACCESS-6")
    void tellsNothingOfAnAccountToThoseWhoDoNotKnowItsPassword() {
        var member = staff.overAll("3708", Role.LEADER);
        var wrong = post(member.login(), "not the password").getResponse();
        var unknown = post("nobody-of-that-name", "not the password").getResponse();
        assertThat(wrong.getStatus()).isEqualTo(401);
        assertThat(body(wrong)).isEqualTo(body(unknown)).contains("invalid-credentials");
    }

    @Test
    @Rule("ACCESS-6")
    void asksRealStaffForASecondFactor() {
        var member = staff.real("3708", Role.AUDITOR);
        var answer = post(member.login(), TestStaff.PASSWORD).getResponse();
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(body(answer)).contains("enrolment-required");
    }

    @Test
    @Rule("ACCESS-2")
    void givesNamesToStaffAndToNobodyElse() {
        var member = staff.overAll("3708", Role.LEADER);
        assertThat(accounts.names(List.of(member.id()))).isEmpty();
        assertThat(CurrentViewer.as(member.viewer(), () -> accounts.names(List.of(member.id()))))
                .containsOnlyKeys(member.id());
    }

    @Test
    @Rule("ACCESS-2")
    void listsStaffOfAnOrganizationToThoseWhoReachIt() {
        var organization = new OrganizationId(System.nanoTime());
        var kind = OrganizationKind.TRADE_UNION;
        var key = ScopeKey.of(kind, new DivisionCode("370811"));
        var handler = staff.member(organization, kind, "370811", Role.HANDLER);
        staff.member(organization, kind, "370811", Role.OPERATOR);
        var supervisor = staff.member(new OrganizationId(2), kind, "3708", Role.SUPERVISOR);
        var stranger = staff.member(new OrganizationId(3), kind, "370829", Role.SUPERVISOR);
        assertThat(CurrentViewer.as(
                        supervisor.viewer(), () -> accounts.staff(organization, key, Permission.APPEAL_HANDLE)))
                .extracting(Colleague::id)
                .containsExactly(handler.id());
        assertThat(CurrentViewer.as(
                        stranger.viewer(), () -> accounts.staff(organization, key, Permission.APPEAL_HANDLE)))
                .isEmpty();
    }

    private static String body(org.springframework.mock.web.MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(String login, String password) {
        return web.post()
                .uri("/api/v1/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"account\":\"%s\",\"password\":\"%s\"}".formatted(login, password))
                .exchange();
    }
}
