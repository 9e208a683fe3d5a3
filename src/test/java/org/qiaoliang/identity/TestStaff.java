package org.qiaoliang.identity;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.context.ApplicationContext;

/** Makes staff for tests: committed accounts of their own with grants, already signed in. */
public final class TestStaff {
    public static final String PASSWORD = "a-password-for-tests";
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private final Accounts accounts;
    private final Sessions sessions;

    public TestStaff(ApplicationContext context) {
        this.accounts = context.getBean(Accounts.class);
        this.sessions = context.getBean(Sessions.class);
    }

    /**
     * Somebody signed in.
     *
     * @param cookie for requests by HTTP
     * @param viewer for calls of services, within {@code CurrentViewer.as}
     */
    public record Member(AccountId id, String login, Cookie cookie, Viewer.Staff viewer) {}

    /** Staff of an organization, with roles over its kind and a division. */
    public Member member(@Nullable OrganizationId organization, OrganizationKind kind, String division, Role... roles) {
        return with(organization, kind, division, true, roles);
    }

    /** With roles over all kinds of organization in a division: leader, auditor, administrator. */
    public Member overAll(String division, Role... roles) {
        return with(null, null, division, true, roles);
    }

    /** As {@link #overAll}, but not invented: has a password, and needs a second factor. */
    public Member real(String division, Role... roles) {
        return with(null, null, division, false, roles);
    }

    private Member with(
            @Nullable OrganizationId organization,
            @Nullable OrganizationKind kind,
            String division,
            boolean demo,
            Role... roles) {
        var login = "t" + NUMBER.incrementAndGet();
        var place = new DivisionCode(division);
        var grants = Arrays.stream(roles)
                .map(role -> new NewAccount.Grant(role, kind, place))
                .toList();
        var account =
                new NewAccount(login, "测试员" + login, demo ? null : PASSWORD, organization, kind, place, demo, grants);
        var id = CurrentViewer.as(new Viewer.Program("test"), () -> accounts.create(List.of(account)))
                .getFirst();
        var token = sessions.open(id, false, Sessions.Method.PASSWORD, new Sessions.Origin("127.0.0.1", "test"));
        var viewer = (Viewer.Staff) sessions.find(token).orElseThrow().viewer();
        return new Member(id, login, new Cookie(SessionCookie.NAME, token.text()), viewer);
    }
}
