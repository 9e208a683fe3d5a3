package org.qiaoliang.audit.internal;

import java.util.List;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.database.Command;
import org.springframework.stereotype.Component;

/**
 * {@code accept-audit-head REASON}: the last link in the database becomes the head outside of it. Exit code 1 when the trail
 * is broken elsewhere, or when no reason is given.
 */
@Component
class AcceptHead implements Command {
    static final String NAME = "accept-audit-head";

    private final AuditVerifier verifier;
    private final VerdictLines lines;

    AcceptHead(AuditVerifier verifier, VerdictLines lines) {
        this.verifier = verifier;
        this.lines = lines;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(List<String> arguments) {
        var reason = String.join(" ", arguments).strip();
        if (reason.isEmpty()) {
            System.err.println(lines.both("audit.head.no-reason"));
            return 1;
        }
        var verdict = verifier.acceptHead(System.getProperty("user.name", "?"), reason, lines.progress());
        System.out.println(
                verdict.isWhole()
                        ? lines.both("audit.head.accepted", String.valueOf(verdict.links()))
                        : lines.both(verdict));
        return verdict.isWhole() ? 0 : 1;
    }
}
