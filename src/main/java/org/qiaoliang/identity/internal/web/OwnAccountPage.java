package org.qiaoliang.identity.internal.web;

import java.time.Instant;
import java.util.List;
import org.qiaoliang.identity.internal.signin.OwnAccount;
import org.qiaoliang.web.Form;

/** My account: who I am here, how I sign in, where I am signed in. */
public record OwnAccountPage(
        String name, String login, List<String> roles, OwnAccount.Security security, List<Row> sessions, Form form) {
    public OwnAccountPage {
        roles = List.copyOf(roles);
        sessions = List.copyOf(sessions);
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
