package org.qiaoliang.identity;

import java.time.Instant;
import java.util.List;

/** What waits for a second administrator (ACCESS-1). */
public interface Approvals {
    /** Where they are decided. */
    String PATH = "/workbench/approvals";

    /**
     * What the viewer may decide, oldest first: within their scope, asked for by somebody else and for somebody else.
     * At most 400, and nothing for who doesn't manage accounts.
     */
    List<Waiting> waiting();

    /** What is to be decided. */
    enum Subject {
        GRANT,
        RECOVERY
    }

    /**
     * One request.
     *
     * @param id of the grant or of the request to recover an account
     * @param name of the person it is for
     * @param login their account
     */
    record Waiting(Subject subject, long id, String name, String login, Instant askedAt) {}
}
