package org.qiaoliang.identity.internal.web;

import java.time.Instant;
import java.util.List;
import org.qiaoliang.identity.internal.oidc.CityLinks;
import org.qiaoliang.identity.internal.signin.OwnAccount;
import org.qiaoliang.web.Form;

/**
 * My account: who I am here, how I sign in, where I am signed in.
 *
 * @param linked sign-ins elsewhere that lead to this account
 * @param linkable those that could
 */
public record OwnAccountPage(
        String name,
        String login,
        List<String> roles,
        OwnAccount.Security security,
        List<Row> sessions,
        List<CityLinks.Link> linked,
        List<SignInPage.Provider> linkable,
        Form form) {
    public OwnAccountPage {
        roles = List.copyOf(roles);
        sessions = List.copyOf(sessions);
        linked = List.copyOf(linked);
        linkable = List.copyOf(linkable);
    }

    /**
     * One session.
     *
     * @param method message key
     * @param here whether it is the one that asks
     */
    public record Row(
            long id, String method, String address, String agent, Instant since, Instant lastSeen, boolean here) {}
}
